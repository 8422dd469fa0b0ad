# The two commands a newcomer needs are `make run` and `make test`; both set up what is missing.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-find-links --strip-extras
# The model is the same, bit for bit, on every machine only when one thread adds in one order.
TRAIN := OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 PYTHONHASHSEED=0 $(BIN)/python -m

# Microsoft's Agents Playground, which needs Node, `npm ci --prefix .ci` and Chromium; pictures go to var/playground.
EXTRA := tests/playground/flows.py

.PHONY: run test ci-extra bench lint model figures pages snapshots lock

run: .venv/.run
	FARJAG_ENV=development $(BIN)/python -m bot serve

# A process for each core; a file's tests stay together, so that its browser or server starts once.
test: .venv/.dev
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

ci-extra: .venv/.dev
	$(BIN)/python -m pytest $(EXTRA)

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

model: .venv/.train
	$(TRAIN) knowledge.training
	$(BIN)/python -m knowledge.training.reader encoder
	$(TRAIN) knowledge.training.reader heads
	$(TRAIN) knowledge.training.review_model

figures: .venv/.train
	$(TRAIN) knowledge.training.figures $(DATA)
	$(TRAIN) knowledge.training.names $(DATA) --score
	$(TRAIN) knowledge.training.model_figures
	$(TRAIN) knowledge.training.draft_figures tests/data/drafts.jsonl tests/data/example_drafts.jsonl \
		tests/data/indirect_drafts.jsonl

# What is written from the code; `make test` holds each equal to it.
pages: .venv/.dev
	$(BIN)/python -m bot rules --markdown > docs/rules.md
	$(BIN)/python -m handlers.workflow > docs/workflow.md
	$(BIN)/python -m bot.terminal.personal_data_page > docs/personal-data.md

# What the chat products are sent, written anew: look at what changed.
snapshots: .venv/.dev
	REFRESH_RENDERED=1 $(BIN)/python -m pytest -q tests/test_slack_blocks.py tests/test_slack_manifest.py \
		tests/test_slack_views.py tests/test_teams_cards.py tests/test_teams_manifest.py

bench: .venv/.train
	$(BIN)/python -m bench

lock: .venv/.dev
	$(COMPILE) --upgrade -o requirements.txt pyproject.toml
	$(COMPILE) --extra dev -c requirements.txt -o requirements-dev.txt pyproject.toml
	$(COMPILE) --extra dev --extra train -c requirements-dev.txt -o requirements-train.txt pyproject.toml

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv .venv

.venv/.run: requirements.txt | .venv/bin/python
	@echo "Installing what is needed (once) ..."
	$(PIP) -r requirements.txt
	@touch $@

.venv/.dev: requirements-dev.txt | .venv/bin/python
	@echo "Installing what the tests need (once) ..."
	$(PIP) -r requirements-dev.txt
	@touch $@ .venv/.run

.venv/.train: requirements-train.txt | .venv/bin/python
	$(PIP) -r requirements-train.txt
	@touch $@ .venv/.dev .venv/.run
