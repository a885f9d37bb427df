# `make site` and `make test` are all that a bare Debian machine with Python 3.11+ needs; `make help` lists the rest.
SHELL := /bin/sh
PY := .venv/bin/python
# Dutch has more than ASCII, whatever the locale of the machine.
export PYTHONUTF8 := 1

# A new or removed Python leaves a .venv that does nothing: forget that it was ready.
$(shell test -x $(PY) || rm -f .venv/ready-site .venv/ready-test)

.PHONY: help site test serve check record schema format bench bench-search bench-engines bench-lighthouse bench-speed bench-second bench-charts bench-phases bench-fuzz bench-mutations bench-atheris bench-broken lock clean clean-all
.NOTPARALLEL:

help:
	@sed -n 's/^## //p' Makefile

## make site             build the whole site into site/           (ARGS="--no-search")
site: .venv/ready-site
	@$(PY) -m generator build $(ARGS)

## make test             style, types and all tests                (ARGS="-k fonts")
test: .venv/ready-test
	@sh tools/setup.sh browser
	@sh tools/setup.sh npm
	@$(PY) -m ruff check --quiet --output-format=concise
	@$(PY) -m ruff format --check --quiet
	@$(if $(ARGS),$(PY) -m mypy,:) # else tests/test_types.py does it, beside the other tests
	@$(PY) -m pytest $(or $(ARGS),--numprocesses=auto --dist=loadscope --no-loadscope-reorder)

## make serve            preview on http://127.0.0.1:8000/, reloads on every change
serve: .venv/ready-site
	@$(PY) -m generator serve $(ARGS)

## make check            read and check everything, build nothing  (ARGS="cases/meldpunt-emma-zoetermeer.yml")
check: .venv/ready-site
	@$(PY) -m generator check $(ARGS)

## make record           keep the data as a version, every new address on the list (ARGS="--check")
record: .venv/ready-site
	@$(PY) -m generator record $(ARGS)

## make schema           the JSON Schema of a case with the names of this guide, for VS Code
schema: .venv/ready-site
	@mkdir -p .cache
	@$(PY) -m generator schema > .cache/casus.schema.json.new
	@mv .cache/casus.schema.json.new .cache/casus.schema.json

## make format           put code in the one style
format: .venv/ready-test
	@$(PY) -m ruff check --quiet --fix-only
	@$(PY) -m ruff format --quiet

## make bench            time and memory of a cold build           (ARGS="--runs 9")
bench: .venv/ready-site
	@$(PY) -m benchmarks.cold_build $(ARGS)

## make bench-search     the search among 1,000 and 5,000 pages    (ARGS="--pages 1000 --misses")
bench-search: .venv/ready-test
	@$(PY) -m benchmarks.search $(ARGS)

## make bench-engines    what other engines make of an export      (ARGS="--only zensical")
bench-engines: .venv/ready-site
	@$(PY) -m benchmarks.engines $(ARGS)

## make bench-speed      guides of many cases, MkDocs and Hugo too (ARGS="--sizes 100,1000 --runs 1")
bench-speed: .venv/ready-test
	@$(PY) -m benchmarks.speed $(ARGS)

## make bench-second     a build and a preview after one change    (ARGS="--cases 10000 --runs 3")
bench-second: .venv/ready-test
	@$(PY) -m benchmarks.second $(ARGS)

## make bench-charts     a thousand new charts                     (ARGS="--charts 100")
bench-charts: .venv/ready-site
	@$(PY) -m benchmarks.charts $(ARGS)

## make bench-phases     where the time of a cold build goes       (ARGS="--cases 300,1000")
bench-phases: .venv/ready-site
	@$(PY) -m benchmarks.phases $(ARGS)

## make bench-broken     builds broken in ten ways: what stands    (ARGS="--tries 100")
bench-broken: .venv/ready-test
	@$(PY) -m benchmarks.broken $(ARGS)

## make bench-lighthouse build the site and judge it as on a phone (ARGS="--runs 3 --only home")
bench-lighthouse: .venv/ready-test
	@sh tools/setup.sh browser
	@sh tools/setup.sh npm benchmarks/npm
	@$(PY) -m generator build
	@$(PY) -m benchmarks.lighthouse $(ARGS)

## make bench-fuzz       files as nobody wrote them                (ARGS="--inputs 100000 --seed 1")
bench-fuzz: .venv/ready-test
	@$(PY) -m benchmarks.fuzz $(ARGS)

## make bench-mutations  each field of the real records changed    (ARGS="--every 40")
bench-mutations: .venv/ready-test
	@$(PY) -m benchmarks.mutations $(ARGS)

## make bench-atheris    bytes that reach new code, by atheris     (ARGS="--seconds 300")
bench-atheris: .venv/ready-test
	@$(PY) -m pip install -qq --disable-pip-version-check --no-input --no-deps --upgrade --target=.cache/atheris -r benchmarks/fuzz.txt
	@PYTHONPATH=.cache/atheris $(PY) -m benchmarks.fuzz_atheris $(ARGS)

## make lock             write both lock files again               (UPGRADE=1 for newer packages)
lock: .venv/ready-test
	@echo "→ requirements.txt wordt geschreven …"
	@$(COMPILE) --build-deps-for=editable --output-file=requirements.txt pyproject.toml
	@echo "→ requirements-test.txt wordt geschreven …"
	@$(COMPILE) --build-deps-for=editable --extra=test --extra=lock --constraint=requirements.txt --output-file=requirements-test.txt pyproject.toml
	@echo "→ Zijn alle pakketten er voor Python 3.11.2 (Debian 12) en 3.13 (Debian 13)?"
	@for version in 3.11.2 3.13; do $(PY) -m pip install -qq --dry-run --ignore-installed --no-deps --only-binary=:all: \
		--python-version=$$version --target=.cache/unused --require-hashes -r requirements-test.txt || exit 1; done
# Hashes, but never an address of an index: where packages come from is up to the machine.
COMPILE = CUSTOM_COMPILE_COMMAND="make lock" $(PY) -m piptools compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-emit-options $(if $(UPGRADE),--upgrade)

## make clean            remove what was built                     (make clean-all: .venv too)
clean:
	rm -rf site .site.bouw build .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +

clean-all: clean
	rm -rf .venv wijkengids.egg-info

.venv/ready-site: requirements.txt pyproject.toml
	@sh tools/setup.sh venv requirements.txt
	@touch $@

.venv/ready-test: requirements-test.txt pyproject.toml
	@sh tools/setup.sh venv requirements-test.txt
	@touch $@ .venv/ready-site
