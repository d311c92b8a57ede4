# make example   read the shipped example in an environment of its own
# make test      all tests, in the same environment with the dev extra
# make check     all that CI runs
# make docs      write the reference pages from the code
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: example test lint types contracts gate docs check constraints clean

example: $(VENV)/.installed
	$(BIN)/sayso read examples/report.html

test: $(VENV)/.developed
	$(BIN)/python -m pytest

lint: $(VENV)/.developed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.developed
	$(BIN)/mypy --strict src tests evals

contracts: $(VENV)/.developed
	$(BIN)/lint-imports

gate: $(VENV)/.developed
	$(BIN)/python -m evals.gate

docs: $(VENV)/.developed
	$(BIN)/python -m docs.generate

check: lint types contracts test gate

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(BIN)/python pyproject.toml constraints.txt
	$(PIP) --constraint constraints.txt --editable .
	touch $@

$(VENV)/.developed: $(BIN)/python pyproject.toml constraints.txt
	$(PIP) --constraint constraints.txt --editable '.[dev]'
	touch $@ $(VENV)/.installed

# Resolve all dependencies anew in a throw-away environment, and keep what came out.
constraints:
	rm -rf $(VENV)-fresh
	$(PYTHON) -m venv $(VENV)-fresh
	$(VENV)-fresh/bin/python -m pip install --quiet '.[dev]'
	head -n 2 constraints.txt > constraints.new
	$(VENV)-fresh/bin/python -m pip freeze --exclude sayso >> constraints.new
	mv constraints.new constraints.txt
	rm -rf $(VENV)-fresh

clean:
	rm -rf $(VENV) dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
