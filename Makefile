# `make demo` and `make test` are all a newcomer needs; `make check` is what CI runs.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help demo test check clean
help: ## List the targets
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

.venv/ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch .venv/ready

demo: .venv/ready ## Run mdrel on a copy of the example vault, in mdrel-demo/
	$(BIN)/mdrel demo mdrel-demo
	@echo; echo "Dashboards: mdrel-demo/Relationships/Overview.md   Feed: mdrel-demo/Relationships/reminders.ics"

test: .venv/ready ## Run the whole test suite
	$(BIN)/python -m pytest -q

check: .venv/ready ## What CI runs: lint, types, layers, tests
	$(BIN)/ruff check .
	$(BIN)/mypy -p mdrel
	$(BIN)/lint-imports
	$(MAKE) test

clean: ## Remove what make made
	rm -rf .venv mdrel-demo dist build .mypy_cache .ruff_cache .hypothesis .import_linter_cache
