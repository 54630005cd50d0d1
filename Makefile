# The two front doors: `make demo` shows it, `make test` guards it. Python 3.11+, git and make are all they need.
PYTHON ?= python3
BIN := .venv/bin
GATED := tests/workflow tests/schema tests/app
# Among them what takes long and reaches nothing that the others do not, or counts calls itself: it runs without being counted.
LONG := tests/workflow/views/test_replies.py $(addsuffix /test_growth.py,tests/workflow/review tests/workflow/obligations) tests/app/review/test_every_form.py \
	tests/app/review/test_right_pull_requests.py tests/app/test_possible_everywhere.py \
	$(addprefix tests/app/sharing/test_,concurrent_acts.py hints_of_sharing.py \
	sharing.py transports.py) tests/commands/views/test_offered.py
OTHERS := $(wildcard tests/test_*.py) $(filter-out $(GATED),$(patsubst %/__init__.py,%,$(wildcard tests/*/__init__.py)))
CATALOGUE := xcollab/words/locale/zh_CN/LC_MESSAGES/xcollab

# Each process of a run would compile the tests and the program anew.
unexport PYTHONDONTWRITEBYTECODE

INSTALL := -m pip install --quiet --disable-pip-version-check
# What resolves versions reads neither its own settings nor constraints of this machine; it comes in an environment of its own.
UV := env -u UV_CONSTRAINT -u UV_OVERRIDE -u UV_PRERELEASE -u UV_RESOLUTION -u UV_EXCLUDE_NEWER .venv-lock/bin/uv

.PHONY: demo test lint format types imports unit counted collected others lock test-newest test-lowest test-sdist messages reference docs example pictures clean

demo: .venv/installed
	@rm -rf .demo
	@$(BIN)/xcollab demo .demo

# What reads the sources alone runs while the others count: neither fills both processors.
test: lint
	@$(MAKE) --no-print-directory --jobs 3 counted imports types collected
	@$(MAKE) --no-print-directory others

lint: .venv/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/installed
	$(BIN)/mypy

imports: .venv/installed
	$(BIN)/lint-imports

# First the fast tests of the rules and of what can be done, with what they reach counted; then all others, without. Each process
# that counts puts its probes in first, which takes seconds, and the types are looked at beside them: so there is one less.
unit: counted others

counted: .venv/installed
	$(BIN)/python -m pytest -n 3 -p tests.support.gates.reached $(GATED) $(LONG:%=--ignore=%)
	$(BIN)/python -m tests.support.gates.branch_coverage

others: .venv/installed
	$(BIN)/pytest $(LONG) $(OTHERS)

# In a fresh clone each process of the others would compile all that it reads; they find it compiled. What is wrong is theirs to tell.
collected: .venv/installed
	-@$(BIN)/pytest -n 0 --collect-only -q $(LONG) $(OTHERS) > /dev/null

format: .venv/installed
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# After changing a message: bring the catalogue up to date, then translate what is empty in it.
messages: .venv/installed
	$(BIN)/python -m reference.descriptions > .venv/descriptions.py
	$(BIN)/pybabel -q extract -k N_ --no-location --sort-output --no-wrap -o .venv/xcollab.pot xcollab .venv/descriptions.py
	$(BIN)/pybabel -q update --no-wrap --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date -i .venv/xcollab.pot -o $(CATALOGUE).po -l zh_CN
	$(BIN)/python catalogues.py

.venv/installed: pyproject.toml requirements.lock catalogues.py $(CATALOGUE).po
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python $(INSTALL) --require-hashes --requirement requirements.lock
	$(BIN)/python $(INSTALL) --no-deps --no-build-isolation --editable .
	$(BIN)/python catalogues.py
	touch $@

# After changing a dependency in pyproject.toml, and now and then: everything anew, as of today, for every Python and system.
lock: .venv-lock/installed
	$(UV) pip compile --no-config --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
		--all-extras --group dev pyproject.toml --output-file requirements.lock
	$(UV) pip compile --no-config --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
		--group docs --output-file requirements-docs.lock

# The two ends of what pyproject.toml allows, each in an environment of its own, made anew each time. With `WHOLE_PRODUCT` all
# pairs of acts meet in all orders, and an act is killed at every point: in the daily run it is a part of them, by turns.
test-newest: .venv-lock/installed
	$(UV) venv --no-config --quiet --clear --python $(PYTHON) .venv-newest
	$(UV) pip install --no-config --quiet --python .venv-newest --upgrade --all-extras --requirement pyproject.toml --group dev --editable .
	.venv-newest/bin/python catalogues.py
	$(UV) pip list --python .venv-newest
	WHOLE_PRODUCT=1 .venv-newest/bin/pytest

test-lowest: .venv-lock/installed
	$(UV) venv --no-config --quiet --clear --python $(PYTHON) .venv-lowest
	$(UV) pip install --no-config --quiet --python .venv-lowest --resolution lowest-direct --all-extras --requirement pyproject.toml --group dev --editable .
	.venv-lowest/bin/python catalogues.py
	$(UV) pip list --python .venv-lowest
	.venv-lowest/bin/pytest

# What others build from and package: the source distribution, unpacked, with its own tests in an environment of its own.
test-sdist: .venv-lock/installed
	rm -rf build/sdist
	$(UV) build --no-config --quiet --python $(PYTHON) --sdist --out-dir build/sdist
	cd build/sdist && tar -xzf *.tar.gz --strip-components 1 && rm *.tar.gz
	$(UV) venv --no-config --quiet --clear --python $(PYTHON) .venv-sdist
	cd build/sdist && $(UV:.venv%=../../.venv%) pip install --no-config --quiet --python ../../.venv-sdist --all-extras \
		--requirement pyproject.toml --group dev .
	cd build/sdist && ../../.venv-sdist/bin/python catalogues.py && ../../.venv-sdist/bin/pytest $(TESTS)

.venv-lock/installed:
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python $(INSTALL) uv
	touch $@

# After changing a command, a word or a view: renew the pages and schemas that are made from the program.
reference: .venv/installed
	$(BIN)/python -m reference

# The pages of docs/ as a site, in build/site; a dead link or any other warning fails it.
docs: .venv-docs/installed
	.venv-docs/bin/sphinx-build --quiet --fresh-env --fail-on-warning --nitpicky --keep-going docs build/site

.venv-docs/installed: requirements-docs.lock
	test -x .venv-docs/bin/python || $(PYTHON) -m venv .venv-docs
	.venv-docs/bin/python $(INSTALL) --require-hashes --requirement requirements-docs.lock
	touch $@

# After changing the script of acts in xcollab/demo: bring example-project/ up to date.
example: .venv/installed
	rm -rf .demo example-project
	$(BIN)/xcollab demo .demo > /dev/null
	cp -r .demo example-project
	rm -rf example-project/.git

# After changing what the program prints or a page shows: draw the pictures of the README and of every page anew.
pictures: .venv/installed
	$(BIN)/python docs/pictures.py
	$(BIN)/python -m docs.page_pictures

clean:
	rm -rf .venv .venv-* .demo .mypy_cache .ruff_cache .pytest_cache .reached .hypothesis dist build
