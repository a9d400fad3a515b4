# The habits of this project; `make help` lists them.
# Everything is installed into .venv from nothing but Python >= 3.11, make and the package registries.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
VENV := .venv
BIN := $(VENV)/bin
PLAN ?= examples/ke-hoach-hoi-nghi.txt
# The first Python on the path that is new enough; `make PYTHON=…` names another.
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && break; done)
# What touches the database, and so runs on SQLite and on PostgreSQL.
OFFICE_TESTS := tests/office tests/journeys tests/test_access.py tests/cli/test_office.py tests/cli/test_history.py
VENDOR := src/chutri/office/ui/static/vendor

.DEFAULT_GOAL := help
.PHONY: guide help setup demo run test postgres lint types bench corpus compile clean fmt lock

help: ## Show these words
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(VENV)/.ready $(VENDOR)/.ready ## Make .venv with exactly what requirements.lock names, and the front end's files

$(VENV)/.ready: requirements.lock pyproject.toml
	@test -x $(BIN)/pip || scripts/make-venv "$(PYTHON)" $(VENV)
	@test -x $(BIN)/uv || { sed -n '/^uv==/,/[^\\]$$/p' requirements.lock >$(VENV)/uv.txt && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $(VENV)/uv.txt; }
	$(BIN)/uv pip sync --quiet --require-hashes --python $(BIN)/python requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

$(VENDOR)/.ready: package-lock.json scripts/front-end src/chutri/office/ui/vendor.py src/chutri/office/ui/icons.py | $(VENV)/.ready
	scripts/front-end
	@mkdir -p $(@D) && touch $@

demo: setup ## Read a plan (PLAN=file), put it into the office, say how to log in
	@$(BIN)/chutri read "$(PLAN)"
	@$(BIN)/chutri import --demo "$(PLAN)"

run: setup ## Serve the office on http://127.0.0.1:8000
	$(BIN)/chutri serve

test: setup ## Run all tests, those of the office on both databases, with the branch coverage gate over all
	@scripts/system-packages
	CHUTRI_PLAIN=1 $(BIN)/python -m pytest --cov --cov-report= --cov-fail-under=0
	CHUTRI_PLAIN=1 scripts/with-postgres $(BIN)/python -m pytest $(OFFICE_TESTS) --cov --cov-append

postgres: setup ## Run the office's tests on PostgreSQL only (TESTS=… names others)
	scripts/with-postgres $(BIN)/python -m pytest $(or $(TESTS),$(OFFICE_TESTS))

lint: setup types ## Style, import arrows, templates, types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	@git ls-files -z '*.html' | xargs -0r $(BIN)/djade --target-version 5.2 --check

types: setup ## mypy, strict
	$(BIN)/mypy

fmt: setup ## Put code and templates into form
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .
	git ls-files -z '*.html' | xargs -0r $(BIN)/djade --target-version 5.2

compile: setup ## Compile the reader anew after its sources changed; until then it runs as plain Python
	@$(BIN)/python scripts/compile_reader.py

bench: compile ## Run every benchmark; each prints ratios against a floor or a peer measured in the same run
	@for file in benchmarks/[a-z]*.py; do name=$${file#benchmarks/}; $(BIN)/python -m "benchmarks.$${name%.py}"; done

corpus: setup ## Precision and recall of the reader on tests/corpus, by kind of finding
	$(BIN)/python -m tests.corpus

guide: setup ## Take the pictures of docs/guide anew
	$(BIN)/python scripts/guide_pictures.py

lock: ## Resolve the dependencies anew into requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --all-extras --group dev pyproject.toml --output-file requirements.lock

clean: ## Remove what can be made again (the office's data in var/ stays)
	rm -rf $(VENV) src/chutri/writing/faces .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage .coverage.* htmlcov node_modules $(VENDOR)
