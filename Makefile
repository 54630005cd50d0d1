# The two front doors: `make demo` shows it, `make test` guards it. Python 3.11+, git and make are all they need.
PYTHON ?= python3
BIN := .venv/bin
CATALOGUE := xcollab/words/locale/zh_CN/LC_MESSAGES/xcollab

.PHONY: demo test lint format types imports unit messages example pictures clean

demo: .venv/installed
	@rm -rf .demo
	@$(BIN)/xcollab demo .demo

test: lint types imports unit

lint: .venv/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/installed
	$(BIN)/mypy

imports: .venv/installed
	$(BIN)/lint-imports

unit: .venv/installed
	$(BIN)/pytest

format: .venv/installed
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# After changing a message: bring the catalogue up to date, then translate what is empty in it.
messages: .venv/installed
	$(BIN)/pybabel -q extract -k N_ --no-location --sort-output --no-wrap -o .venv/xcollab.pot xcollab
	$(BIN)/pybabel -q update --no-wrap --no-fuzzy-matching --ignore-obsolete -i .venv/xcollab.pot -o $(CATALOGUE).po -l zh_CN
	$(BIN)/python catalogues.py

.venv/installed: pyproject.toml catalogues.py $(CATALOGUE).po
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev --editable .
	$(BIN)/python catalogues.py
	touch $@

# After changing the script of acts in xcollab/demo: bring example-project/ up to date.
example: .venv/installed
	rm -rf .demo example-project
	$(BIN)/xcollab demo .demo > /dev/null
	cp -r .demo example-project
	rm -rf example-project/.git

# After changing what the program prints: draw the pictures of the README anew.
pictures: .venv/installed
	$(BIN)/python docs/pictures.py

clean:
	rm -rf .venv .demo .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build
