"""``manage.py demo``: prepare the newsroom with the seed articles, then run it in this terminal."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from corpus_app.models import AnalysisRequest

_PATIENCE = 180
Waiting = AnalysisRequest.State.WAITING, AnalysisRequest.State.RUNNING


class Command(BaseCommand):
    help = "Prepare the newsroom (data that is there is kept) and run web server, workers and beat together."

    def handle(self, **options):
        port = int(os.environ.get("PORT", "8000"))
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                raise CommandError(f"Port {port} is taken; choose another: PORT={port + 1} make demo")
        password_file = settings.VAR / "admin-password"
        call_command("migrate", verbosity=0)
        call_command("create_newsroom", port=port, password_file=str(password_file))
        call_command("load_knowledge")
        call_command("import_articles", str(settings.BASE_DIR / "seeds" / "articles"), publish=True)
        processes = self._start(port)
        try:
            self._await_analyses(processes)
            self._await_web(processes, port)
            self._announce(port, password_file)
            sys.exit(processes.wait())
        except KeyboardInterrupt:
            processes.send_signal(signal.SIGINT)
            processes.wait()

    def _start(self, port):
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        return subprocess.Popen(  # noqa: S603 - our own Procfile
            [sys.executable, "-m", "honcho", "start"],
            cwd=settings.BASE_DIR,
            env={**os.environ, "PATH": path, "PORT": str(port), "PYTHONUNBUFFERED": "1"},
        )

    def _await_analyses(self, processes):
        deadline = time.monotonic() + _PATIENCE
        while (waiting := AnalysisRequest.objects.filter(state__in=Waiting).count()) and time.monotonic() < deadline:
            self._check(processes)
            time.sleep(0.5)
        if waiting:
            self.stderr.write(f"{waiting} articles still await analysis; the workers go on.")

    def _await_web(self, processes, port):
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            self._check(processes)
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5)  # noqa: S310 - our own server
            except OSError:
                time.sleep(0.5)
            else:
                return

    def _check(self, processes):
        if processes.poll() is not None:
            raise CommandError("The newsroom stopped; see the messages above.")

    def _announce(self, port, password_file):
        password = password_file.read_text() if password_file.exists() else "(the one you chose)"
        base = f"http://127.0.0.1:{port}"
        self.stdout.write(
            f"\n  Newsroom  {base}/\n  Admin     {base}/admin/\n  User      admin\n  Password  {password}\n"
            "  Stop with Ctrl-C.\n"
        )
        self.stdout.flush()
