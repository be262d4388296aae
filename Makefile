# make demo       install, load the seeds, run the newsroom
# make test       install what the tests need and run them all
# make messages   gather the strings to translate (needs GNU gettext)

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PORT ?= 8000

export DJANGO_SETTINGS_MODULE ?= corpus_site.settings.dev
export PORT

.PHONY: demo test install install-test lint messages clean

demo: install
	@$(BIN)/python manage.py demo

install: $(VENV)/.installed

$(VENV)/.installed: requirements.txt $(wildcard corpus_*/locale/*/LC_MESSAGES/django.po)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Corpus needs Python 3.11 or later.")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/pybabel --quiet compile -D django -d corpus_app/locale
	$(BIN)/pybabel --quiet compile -D django -d corpus_site/locale
	touch $@

install-test: $(VENV)/.installed-test

$(VENV)/.installed-test: $(VENV)/.installed requirements-test.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-test.txt
	touch $@

lint: install-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

test: install-test
	DJANGO_SETTINGS_MODULE=corpus_site.settings.test $(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder $(ARGS)

# Each file's strings go to the locale folder above it.
messages: install
	$(BIN)/python manage.py makemessages -l ar -l en -e py,html -i tests -i var \
		--no-location --no-obsolete --no-wrap

clean:
	rm -rf $(VENV) var
