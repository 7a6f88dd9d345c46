# `make` makes the demonstration, `make test` everything that checks the project.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCK = uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11
FORMATS = -f ttl -f jsonld -f nq

.PHONY: demo test lint tests wheel bench evaluate output lock clean

demo: $(VENV)/ready ## export the packaged sample to output/, say what was found, answer a question
	$(BIN)/cablegraph export "$$($(BIN)/cablegraph sample)" -o output $(FORMATS)
	$(BIN)/cablegraph query output/09CHENGDU165.ttl --name organizations

test: lint wheel tests ## everything that checks the project

lint: $(VENV)/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

tests: $(VENV)/ready-dev
	$(BIN)/python -m pytest

wheel: $(VENV)/ready-dev ## the wheel, installed alone in an empty place, exports its sample
	.ci/wheel $(BIN)/python

bench: $(VENV)/ready-dev ## how long one export takes, start-up included
	$(BIN)/python tests/bench.py

evaluate: $(VENV)/ready-dev ## what is found in cables, against what careful readers wrote down
	$(BIN)/python tests/evaluate.py

output: $(VENV)/ready ## rewrite the committed result for the sample
	$(BIN)/cablegraph export "$$($(BIN)/cablegraph sample)" -o output $(FORMATS)

lock: ## pin what is installed; needs uv
	$(LOCK) --extra build pyproject.toml -o requirements.lock
	$(LOCK) --all-extras -c requirements.lock pyproject.toml -o requirements-dev.lock

$(VENV)/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/ready-dev: requirements-dev.lock $(VENV)/ready
	$(PIP) --require-hashes -r requirements-dev.lock
	touch $@

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
