"""``manage.py create_newsroom``: home page, site, groups and a first administrator."""

import secrets

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management.base import BaseCommand
from django.db import transaction
from wagtail.models import GroupPagePermission, Page, Site

from corpus_app.models import HomePage


class Command(BaseCommand):
    help = "Prepare an empty database for work; run again, it keeps what is there."

    def add_arguments(self, parser):
        parser.add_argument("--hostname", default="localhost")
        parser.add_argument("--port", type=int, default=80)
        parser.add_argument(
            "--password-file", metavar="FILE", help="where to write the password of a newly made administrator"
        )

    @transaction.atomic
    def handle(self, *, hostname, port, password_file, **options):
        home = HomePage.objects.first() or self._create_home(hostname, port)
        self._create_groups(home)
        password = self._create_administrator()
        if password and password_file:
            with open(password_file, "w", encoding="utf-8") as file:
                file.write(password)
            self.stdout.write(f"Administrator admin created; the password is in {password_file}.")
        elif password:
            self.stdout.write(f"Administrator admin created with the password {password}")
        else:
            self.stdout.write("The newsroom is there already.")

    def _create_home(self, hostname, port):
        root = Page.get_first_root_node()
        # Wagtail's own first migration leaves a welcome page under the root.
        for welcome in root.get_children().filter(content_type__model="page"):
            welcome.delete()
        root.refresh_from_db()
        home = root.add_child(instance=HomePage(title="المدوّنة", slug="home"))
        Site.objects.update_or_create(
            is_default_site=True,
            defaults={"hostname": hostname, "port": port, "root_page": home, "site_name": "المدوّنة"},
        )
        return home

    def _create_groups(self, home):
        """Editors write and tag; moderators also publish, merge and delete records."""
        groups = {
            "Editors": (("add", "change"), ("add", "change", "view")),
            "Moderators": (("add", "change", "publish"), ("add", "change", "view", "delete")),
        }
        for name, (on_pages, on_records) in groups.items():
            group, _ = Group.objects.get_or_create(name=name)
            group.permissions.add(Permission.objects.get(codename="access_admin"))
            group.permissions.add(
                *Permission.objects.filter(
                    content_type__app_label="corpus_app",
                    codename__in=[
                        f"{action}_{model}" for action in on_records for model in ("actor", "event", "place")
                    ],
                )
            )
            for action in on_pages:
                permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=f"{action}_page")
                GroupPagePermission.objects.get_or_create(group=group, page=home, permission=permission)

    def _create_administrator(self):
        users = get_user_model()
        if users.objects.filter(is_superuser=True).exists():
            return None
        password = secrets.token_urlsafe(12)
        users.objects.create_superuser("admin", "admin@example.org", password)
        return password
