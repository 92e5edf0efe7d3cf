# Everything a developer or an installer types. `make help` lists it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help install demo test lint format bench lock clean

help: ## list these targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

install: $(VENV)/.installed ## make .venv from the locked dependencies, for tests and development

$(VENV)/.runtime: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Lắng Nghe needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V 2>&1). Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@test -x $(BIN)/python && $(BIN)/python -m pip --version >/dev/null 2>&1 || { rm -rf $(VENV); $(PYTHON) -m venv $(VENV); } || \
	  { rm -rf $(VENV); echo "Python cannot make a virtual environment here. On Debian or Ubuntu: sudo apt install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/.installed: $(VENV)/.runtime requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

demo: $(VENV)/.runtime ## start a seeded town with the web chat on http://localhost:8080
	$(BIN)/langnghe demo

test: $(VENV)/.installed ## run every check and every test
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal

lint: $(VENV)/.installed ## only the checks: format, lint, types, contracts, dependencies, dead code
	$(BIN)/python -m pytest tests/architecture

format: $(VENV)/.installed ## write the code in the project's format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.installed ## measure, side by side, and print (see bench/results.md)
	$(BIN)/python bench/reading.py
	$(BIN)/python bench/similar.py
	$(BIN)/python bench/dossier.py
	$(BIN)/python bench/conversation.py
	$(BIN)/python bench/broadcast.py
	$(BIN)/python bench/webhooks.py

lock: ## pin every dependency again, with hashes and without addresses (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --quiet \
	  --no-emit-index-url --group pyproject.toml:build pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --quiet \
	  --no-emit-index-url --group pyproject.toml:build --group pyproject.toml:dev pyproject.toml -o requirements-dev.lock

clean: ## remove the environment and the demo's data
	rm -rf $(VENV) .demo .mypy_cache .ruff_cache .pytest_cache
