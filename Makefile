# The two commands a newcomer needs are `make run` and `make test`; both set up what is missing. `make help` has them all.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --disable-pip-version-check --require-hashes
COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-find-links --strip-extras
# The model is the same, bit for bit, on every machine only when one thread adds in one order.
TRAIN := OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 PYTHONHASHSEED=0 $(BIN)/python -m

# Microsoft's Agents Playground, which needs Node, `npm ci --prefix .ci` and Chromium; pictures go to var/playground.
EXTRA := tests/playground/flows.py

.PHONY: help run test wheel ci-extra bench lint model figures pages snapshots lock

# The first target, so that `make` alone tells what there is: each target with what stands behind its `##`.
help:
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1@\2/p' Makefile | awk -F @ '{printf "make %-10s %s\n", $$1, $$2}'

run: .venv/.run ## serve http://127.0.0.1:3978, without any account; sets up what is missing
	FARJAG_ENV=development $(BIN)/python -m bot serve

# A process for each core; a file's tests stay together, so that its browser or server starts once. One process more took
# as long, and tests that keep a person waiting for so many seconds at most failed.
test: .venv/.dev ## run all tests; sets up what is missing
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

# What lies in build/ from before would go along, though its source is gone.
wheel: .venv/.dev ## a package of all that is needed to run: dist/*.whl
	rm -rf build dist
	$(BIN)/python -m pip wheel --quiet --no-build-isolation --no-index --no-deps --wheel-dir dist .

ci-extra: .venv/.dev ## try Teams in Microsoft's Agents Playground (needs Node)
	$(BIN)/python -m pytest $(EXTRA)

lint: .venv/.dev ## ruff, mypy and the import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

model: .venv/.train ## train anew, after texts have changed
	$(TRAIN) knowledge.training
	$(BIN)/python -m knowledge.training.reader encoder
	$(TRAIN) knowledge.training.reader heads
	$(TRAIN) knowledge.training.review_model
	$(TRAIN) knowledge.training.draft_detection

figures: .venv/.train ## score what was trained: DATA=folder
	$(TRAIN) knowledge.training.figures $(DATA)
	$(TRAIN) knowledge.training.names $(DATA) --score
	$(TRAIN) knowledge.training.model_figures
	$(TRAIN) knowledge.training.draft_figures tests/data/drafts.jsonl tests/data/example_drafts.jsonl \
		tests/data/indirect_drafts.jsonl

# What is written from the code; `make test` holds each equal to it.
pages: .venv/.dev ## write anew the pages that come from code
	$(BIN)/python -m bot rules --markdown > docs/rules.md
	$(BIN)/python -m handlers.workflow > docs/workflow.md
	$(BIN)/python -m bot.terminal.personal_data_page > docs/personal-data.md
	$(BIN)/python -m bot.terminal.example_settings > .env.example

# What the chat products are sent, written anew: look at what changed.
snapshots: .venv/.dev ## write anew what Slack and Teams are sent
	REFRESH_RENDERED=1 $(BIN)/python -m pytest -q tests/test_slack_blocks.py tests/test_slack_manifest.py \
		tests/test_slack_views.py tests/test_teams_cards.py tests/test_teams_manifest.py

bench: .venv/.train ## measure how long things take
	$(BIN)/python -m bench

lock: .venv/.dev ## lock the newest versions of what is used
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
	@echo "Installing what training needs (once) ..."
	$(PIP) -r requirements-train.txt
	@touch $@ .venv/.dev .venv/.run
