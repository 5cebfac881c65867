# Every task of the project. `make site` and `make test` need Python 3.11 or newer and nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TODAY ?=

.PHONY: site serve test lint snapshots reference bench bench-serve format clean

site: $(VENV)/installed  ## build the example plan into site/
	$(BIN)/careerplan build $(if $(TODAY),--today $(TODAY))
	@echo "Open site/index.html in a browser."

serve: $(VENV)/installed  ## show the example plan while it is written, in the browser
	$(BIN)/careerplan serve --open

test: $(VENV)/tested  ## all tests; those that need Chromium say so where there is none
	$(BIN)/python -m pytest

lint: $(VENV)/tested  ## ruff and mypy
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/mypy tests benchmarks

snapshots: $(VENV)/tested  ## write the golden files anew, then look at the difference
	$(BIN)/python -m pytest --update-snapshots
	git diff --stat -- tests

reference: $(VENV)/tested  ## write docs/reference anew from the declarations
	$(BIN)/python -m careerplan.manual

bench: $(VENV)/tested  ## how build time grows with the plan
	$(BIN)/python -m benchmarks

bench-serve: $(VENV)/tested  ## from a save to the page in a browser, beside Hugo and MkDocs
	$(BIN)/python -m benchmarks.serve --write

format: $(VENV)/tested
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf $(VENV) site sealed .careerplan .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "careerplan needs Python 3.11 or newer; name one: make site PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/tested: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/installed
