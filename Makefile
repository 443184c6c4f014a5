# Everything that a developer or CI runs. `make help` lists it.

VENV ?= .venv
BIN := $(VENV)/bin
SAMPLE := onrecord/samples/harbour-pact.html

# The first of these that is 3.11 to 3.14 (the versions the lock has wheels for) and can make environments.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$python -c 'import sys, ensurepip, venv; (3, 11) <= sys.version_info[:2] <= (3, 14) or sys.exit(1); print(sys.executable)' \
	2>/dev/null && break; done)

# -qq: what pip says is only of interest when it fails. Hashes and wheels only: nothing unlocked is fetched or run.
PIP_INSTALL := $(BIN)/python -m pip --disable-pip-version-check install -qq
LOCKED := --require-hashes --only-binary :all:
PROJECT := --no-deps --no-build-isolation --editable .

.DELETE_ON_ERROR:
.PHONY: help demo test check format docs golden quality lock clean

help:  ## List the targets
	@sed -n 's/^\([a-z]*\):.*##  *\(.*\)/make \1	\2/p' Makefile

demo: $(VENV)/run.stamp  ## Read a sample page, print its record and leave it as demo/record.html
	@mkdir -p demo
	@$(BIN)/python -m onrecord.cli read $(SAMPLE) --html demo/record.html

test: $(VENV)/dev.stamp  ## Run the tests
	$(BIN)/python -m pytest

check: $(VENV)/dev.stamp  ## Check style, types, the import order and that the reference pages are fresh
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python docs/generate.py --check

format: $(VENV)/dev.stamp  ## Put the code in its usual form
	$(BIN)/python -m ruff check --fix .
	$(BIN)/python -m ruff format .

docs: $(VENV)/dev.stamp  ## Write the reference pages from the code
	$(BIN)/python docs/generate.py

golden: $(VENV)/dev.stamp  ## Show how the records of the saved pages differ from the approved ones; APPROVE=1 approves
	$(BIN)/python -m tests.golden.approve $(if $(APPROVE),--approve)

quality: $(VENV)/dev.stamp  ## Measure on the development data and hold it against the floors
	$(BIN)/python -m tests.quality.floors --check

# Versions a week old at least, so that a release that is withdrawn within days is never locked.
LOCK := build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--exclude-newer "7 days" --no-emit-index-url --no-annotate --no-header --upgrade pyproject.toml build/lock/build.in

lock:  ## Lock the newest versions that are a week old
	$(PYTHON) -m venv build/lock
	build/lock/bin/pip --disable-pip-version-check install -qq uv
	sed -n 's/^requires = \["\(.*\)"\]/\1/p' pyproject.toml > build/lock/build.in
	echo editables >> build/lock/build.in  # what the build backend asks for to install a working copy
	$(LOCK) --output-file requirements.lock
	$(LOCK) --constraint requirements.lock --extra dev --output-file requirements-dev.lock

clean:  ## Remove what the other targets made
	rm -rf $(VENV) build dist demo .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find onrecord tests docs -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@test -n "$(PYTHON)" || { \
		echo "Onrecord needs Python 3.11 to 3.14 with its venv module, and found none on PATH." >&2; \
		echo "hint: install one (Debian, Ubuntu: apt-get install python3-venv), or name it: make PYTHON=/path/to/python3" >&2; \
		exit 1; }
	@echo "Making $(VENV) with $(PYTHON)"
	@"$(PYTHON)" -m venv --clear $(VENV)

$(VENV)/run.stamp: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing what Onrecord needs into $(VENV): about 370 MB, a minute or two"
	@$(PIP_INSTALL) $(LOCKED) --requirement requirements.lock
	@$(PIP_INSTALL) $(PROJECT)
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock pyproject.toml | $(BIN)/python
	@echo "Installing what Onrecord and its tests need into $(VENV): about 450 MB, a minute or two"
	@$(PIP_INSTALL) $(LOCKED) --requirement requirements-dev.lock
	@$(PIP_INSTALL) $(PROJECT)
	@touch $@ $(VENV)/run.stamp
