# make run     opens the app                     make run PORT=8600
# make test    everything that has to pass: style, types, tests, also in a real browser
# make check   style and types alone
# make bench   how many words a second the command line reads      make bench TEXTS=folder
# make sbom    what an installation consists of, with versions and licences: quotient.cdx.json (CycloneDX)
# Each installs what it needs into .venv the first time. Nothing but Python 3.11 or newer has to be there.

PORT ?= 8501
PYTHON ?= $(firstword $(foreach name,python3 python3.13 python3.12 python3.11 python,\
	$(shell $(name) -c "import sys; sys.version_info >= (3, 11) and print('$(name)')" 2>/dev/null)))
BIN := .venv/bin

.PHONY: run test check bench sbom browser strace clean

run: .venv/app
	$(BIN)/streamlit run app.py --server.port $(PORT)

test: check browser strace
	$(BIN)/python -m pytest -n 2 --dist loadfile

check: .venv/dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy analysis training pages app.py
	$(BIN)/lint-imports

bench: .venv/app
	$(BIN)/python -m training.bench_speed $(TEXTS)

# From an environment that holds the wheel and what it asks for, and nothing else.
sbom: .venv/dev
	rm -rf .venv/sbom
	$(BIN)/python -m venv --without-pip .venv/sbom
	$(BIN)/python -m pip --python .venv/sbom install --quiet --disable-pip-version-check ".[cluster]"
	$(BIN)/cyclonedx-py environment --output-reproducible --output-file quotient.cdx.json .venv/sbom
	rm -rf .venv/sbom

# The browser tests say what is missing if there is no browser and none can be installed.
browser: .venv/dev
	-@$(BIN)/python tests/browser.py

# So do the tests that watch from below whether anything leaves the machine.
strace: .venv/dev
	-@$(BIN)/python tests/strace.py

# A file in .venv says what is installed, so that only the first start takes long, and one after a new requirement.
.venv/app: requirements.txt
	@test -n "$(PYTHON)" || { echo "Quotient needs Python 3.11 or newer, and there is none here. Install it, or name one: make run PYTHON=/path/to/python3"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { rm -rf .venv; echo "Python came without its venv module. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.txt
	@touch $@

.venv/dev: .venv/app requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt
	@touch $@

clean:
	rm -rf .venv .pytest_cache .ruff_cache .mypy_cache
