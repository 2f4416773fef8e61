# `make` prints this list. Everything lives in .venv and holdfast-data; `make clean` takes the first away again.
PYTHON ?= python3
STORIES ?= examples
PORT ?= 8000
T ?=
SECONDS ?= 60
UV := .venv/bin/uv
UV_VERSION := 0.13.8
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
           --no-emit-index-url --no-emit-find-links

.DEFAULT_GOAL := help
.PHONY: help serve test check unit site journeys docs bench fuzz confidence leanings lock pictures clean

help:  ## print this list
	@sed -n 's/^\([a-z]*\):.*##/\1\t/p' $(MAKEFILE_LIST) | expand -t 12

# STORIES is one folder or file, whatever its name, or else several, parted and quoted as in a shell.
serve: export STORIES := $(STORIES)
serve: .venv/run.ready  ## start the archive at 127.0.0.1:8000 with the examples (STORIES=folder for others, PORT=8001)
	@if [ -e "$$STORIES" ]; then exec .venv/bin/holdfast serve --port $(PORT) "$$STORIES"; \
	else eval "exec .venv/bin/holdfast serve --port $(PORT) $$STORIES"; fi

test: check unit site journeys  ## everything that has to pass, as CI runs it
	@echo "Everything passed."

check: .venv/test.ready  ## format, lint, types, and the one way that imports run
	.venv/bin/ruff format --check --quiet .
	.venv/bin/ruff check --quiet .
	.venv/bin/mypy --no-error-summary
	.venv/bin/lint-imports --no-logo

unit: .venv/test.ready  ## unit, property, site and command tests on SQLite (T="tests/story -k verse" for some)
	.venv/bin/pytest -n 2 $(or $(T),tests --ignore=tests/journeys)

site: .venv/test.ready  ## what touches the store once more, on a real PostgreSQL that is started for it
	.venv/bin/python tests/needs.py with-postgresql .venv/bin/pytest -n 2 tests/archive tests/search tests/web

journeys: .venv/test.ready  ## whole visits in a real Chromium
	.venv/bin/pytest tests/journeys

bench: .venv/test.ready  ## measure recognition on labelled stories; reading, bringing, memory and pages on made ones
	.venv/bin/python bench/recognition.py --plot docs/pictures/reliability.svg
	.venv/bin/python bench/run.py

confidence: .venv/test.ready  ## learn anew how sure findings are, from the labelled stories that were read
	.venv/bin/python bench/confidence.py

leanings: .venv/learning.ready  ## learn anew which way words lean (from bench/talk and the labelled stories that were read)
	.venv/bin/python bench/leanings.py

fuzz: .venv/test.ready  ## look for an input that does harm, with atheris (SECONDS=3600 for each target; T=read_page for one)
	.venv/bin/python tests/fuzz/run.py --seconds $(SECONDS) $(T)

lock: $(UV)  ## choose newer versions of everything that pyproject.toml names
	$(COMPILE) --upgrade --group build pyproject.toml -o requirements.lock
	$(COMPILE) --upgrade --group dev -c requirements.lock pyproject.toml -o requirements-dev.lock
	$(COMPILE) --upgrade --group postgresql -c requirements-dev.lock pyproject.toml -o requirements-postgresql.lock
	$(COMPILE) --upgrade --group learning -c requirements-dev.lock pyproject.toml -o requirements-learning.lock

clean:  ## take away what was installed (never the archive itself)
	rm -rf .venv .needs .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Holdfast needs Python 3.11 or newer, and $(PYTHON) is older or missing. Try: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq python3-venv; } || { \
	  echo "Python cannot make a virtual environment here. On Debian and its kin: sudo apt install python3-venv"; exit 1; }
	@echo "Setting up Holdfast in .venv (once) ..."
	@$(PYTHON) -m venv .venv
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

.venv/run.ready: requirements.lock pyproject.toml | $(UV)
	@$(UV) pip install --quiet --require-hashes -r requirements.lock
	@$(UV) pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/test.ready: requirements-dev.lock .venv/run.ready
	@$(UV) pip install --quiet --require-hashes -r requirements-dev.lock
	@.venv/bin/python tests/needs.py install
	@touch $@

.venv/learning.ready: requirements-learning.lock .venv/test.ready
	@$(UV) pip install --quiet --require-hashes -r requirements-learning.lock
	@touch $@
