# `make demo` is all a newcomer needs; `make test` runs the suite, `make check` what CI runs.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help demo quick test check bench docs pictures soak clean
help: ## List the targets
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

.venv/ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch .venv/ready

demo: .venv/ready ## Run mdrel on a copy of the example vault, in mdrel-demo/
	@echo "Dashboards: mdrel-demo/Relationships/Overview.md   Feed: mdrel-demo/Relationships/reminders.ics"
	@echo 'To call mdrel by its name: export PATH="$(CURDIR)/.venv/bin:$$PATH"'
	@$(BIN)/mdrel demo mdrel-demo

test: .venv/ready ## Run the test suite
	$(BIN)/python -m pytest -q -n 3 --dist worksteal -m "not pages"

QUICK := tests/unit/test_format_cases.py $(wildcard $(foreach room,parse index model rules views write,tests/unit/test_$(room)_*.py))

quick: .venv/ready ## The loop of a minute: lint, types, layers, the unit tests that start no process
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q -n 2 $(QUICK)

# What failed runs once more, alone and named; what fails then too fails the check (decision 25).
AGAIN := -v -x --lf --lfnf=none

check: .venv/ready ## What CI runs: lint, types, layers, tests with coverage, small bench
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/coverage erase
	$(BIN)/python -m pytest -q -n 4 --dist worksteal -m uninstrumented || $(BIN)/python -m pytest $(AGAIN) -m uninstrumented
	$(BIN)/coverage run -m pytest -q -n 3 --dist worksteal -m "not uninstrumented" || $(BIN)/coverage run -m pytest $(AGAIN) -m "not uninstrumented"
	$(BIN)/coverage combine -q
	$(BIN)/coverage report --fail-under=95
	$(BIN)/coverage report --fail-under=100 --include='mdrel/model/*,mdrel/parse/*,mdrel/index/*,mdrel/rules/*'
	$(BIN)/python -m bench --size 1000 --saves 5 --check
	$(BIN)/python -m scripts.wheel_smoke

bench: .venv/ready ## Measure the speed goals and write docs/benchmarks.md
	$(BIN)/python -m bench --peers --write

docs: .venv/ready ## Write the generated pages of docs/, and what the console blocks print
	$(BIN)/python -m scripts.docs
	$(BIN)/python -m scripts.console

pictures: .venv/ready ## Draw the pictures of docs/pictures; dashboards and pages need Chromium
	$(BIN)/python -m scripts.pictures

DRAWN := $(shell grep -l '^from hypothesis' tests/unit/*.py)

soak: .venv/ready ## Run the long fuzzing, read what grows, read a long git history, look at pages of 1,000 people, and torture the watcher
	MDREL_FAULT_STRIDE=1 MDREL_FUZZ_CASES=300000 MDREL_FEED_EDITS=1000 MDREL_STALE_CASES=200 MDREL_LOG_LINES=300 MDREL_PROMPT_CROWDS=1000 MDREL_SWAPS=500 MDREL_ASKED_VAULTS=1000 MDREL_DAMAGES=100 MDREL_TRUTH_SIZES="10000 100000" $(BIN)/python -m pytest -q --hypothesis-profile=soak tests/property $(DRAWN) --ignore tests/property/test_growth.py
	MDREL_GROWTH_ALL=1 MDREL_GROWTH_CASES=5000 MDREL_GROWTH_SIZE=1000000 $(BIN)/python -m pytest -q tests/property/test_growth.py
	MDREL_SOAK_COMMITS=5000 $(BIN)/python -m pytest -q tests/unit/test_app_git_level_history.py
	MDREL_PAGES_ALL=1 $(BIN)/python -m pytest -q tests/interop/test_pages_in_a_browser.py
	MDREL_TORTURE=1 $(BIN)/python -m pytest -q -s tests/interop/test_watch_torture.py

clean: ## Remove what make made
	rm -rf .venv mdrel-demo dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
