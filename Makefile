# Two commands for a newcomer: `make run` and `make test`. Everything is installed into .venv from the project's own files.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test lint bench clean

run: $(VENV)/.run
	@$(BIN)/unison run

# A third of the tests' time is waiting for sockets, databases and browsers: three workers for every two processors.
test: $(VENV)/.dev
	$(BIN)/pytest -n $$($(BIN)/python -c 'import os; print((os.cpu_count() * 3 + 1) // 2)') --dist loadfile

lint: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.run
	$(BIN)/unison bench check
	$(BIN)/unison bench bot

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/.run: pyproject.toml requirements.lock
	@test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	@echo "Installing Unison into $(VENV); the first time takes a few minutes."
	@$(BIN)/pip install --quiet --disable-pip-version-check -c requirements.lock -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	@$(BIN)/pip install --quiet --disable-pip-version-check -c requirements.lock -e '.[dev]'
	@touch $@
