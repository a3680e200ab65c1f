# The two commands: `make run` and `make test`. Everything happens in .venv, made where it is missing.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
READY_FOR_TESTS := $(VENV)/.installed-dev

.PHONY: run test check bench docs pictures validation real-maps statistics twin-experiment clean

run: $(INSTALLED)
	$(BIN)/campus run --trajectories

test: $(READY_FOR_TESTS)
	$(BIN)/python -m pytest -n auto --dist worksteal

check: $(READY_FOR_TESTS)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/test_architecture.py
	sh tools/check-wheel.sh $(BIN)/python

bench: $(READY_FOR_TESTS)
	$(BIN)/python -m benchmarks

docs: $(READY_FOR_TESTS)
	$(BIN)/python -m tools.reference

pictures: $(READY_FOR_TESTS)
	$(BIN)/python -m tools.pictures

validation: $(READY_FOR_TESTS)
	$(BIN)/python -m tools.validation

statistics: $(READY_FOR_TESTS)
	$(BIN)/python -m tools.statistics

twin-experiment: $(READY_FOR_TESTS)
	$(BIN)/python -m tools.twin

real-maps: $(READY_FOR_TESTS)
	$(BIN)/python -m tools.real_maps

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Campus Twin needs Python 3.11 or newer; '$(PYTHON)' is not."; \
	  echo "Install it, or name one: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(INSTALLED): pyproject.toml | $(VENV)/bin/python
	@echo "Installing what is needed into $(VENV): a minute or some"
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(READY_FOR_TESTS): pyproject.toml | $(VENV)/bin/python
	@echo "Installing what is needed and the tools of tests into $(VENV): some minutes"
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@ $(INSTALLED)
