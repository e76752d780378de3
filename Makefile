# Two commands are all a reader needs: `make serve` and `make test`. `make help` lists the rest.

PYTHON ?= python3
SITE   ?= en
PORT   ?= 8000
DEVICE ?= auto
SNIPPET ?=
PAGE ?=
QUESTION ?= What will a reader learn here?
PYTEST_ARGS ?=

VENV := .venv
ENGINES := .venv-engines
PY   := $(VENV)/bin/python
PIP  := $(PY) -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
CONFIG := $(if $(filter en,$(SITE)),mkdocs.yml,mkdocs.$(SITE).yml)
export NO_MKDOCS_2_WARNING := 1
unexport PYTHONDONTWRITEBYTECODE# hundreds of processes would each compile all modules

.PHONY: help serve build zip check new-page test record mutants fuzz bench lighthouse engines clean

help:  ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' Makefile

serve: $(VENV)/.site  ## serve the site on http://127.0.0.1:8000 (PORT=..., SITE=ko)
	@$(PY) -m retrospect serve --config $(CONFIG) --port $(PORT)

build: $(VENV)/.site  ## build site/ strictly: a warning is an error
	@$(PY) -m mkdocs build --strict --config-file $(CONFIG)

zip: $(VENV)/.site  ## torch-retrospect.zip: the site to be opened from files, without a server
	@DIRECTORY_URLS=false $(PY) -m mkdocs build --strict --config-file $(CONFIG) --site-dir site-files
	@cd site-files && $(abspath $(PY)) -m zipfile -c ../torch-retrospect.zip .

check: $(VENV)/.site  ## list what is wrong with pages and snippets, in a second and without torch
	@$(PY) -m retrospect check

test: export OMP_WAIT_POLICY := passive# two runs share the cores: threads that wait must not spin
test: $(VENV)/.test  ## run everything that must hold (DEVICE=cuda, REQUIRE_BROWSER=1, THOROUGH=1, PYTEST_ARGS=...)
	@DEVICE=$(DEVICE) $(PY) -m pytest -n 2 --dist loadgroup $(PYTEST_ARGS)
	@$(PY) -m pytest -p no:playwright --markdown-docs README.md CONTRIBUTING.md retrospect

new-page: $(VENV)/.site  ## begin a page: PAGE=tensors/masked-select QUESTION="What does masked_select give?"
	@$(PY) -m retrospect new-page "$(PAGE)" "$(QUESTION)"

record: $(VENV)/.test  ## run snippets and labs again, rewrite recordings and receipts (SNIPPET=view-or-reshape or labs/..., DEVICE=cuda)
	@$(PY) -m retrospect record $(SNIPPET) --device $(if $(filter auto,$(DEVICE)),cpu,$(DEVICE))

mutants: $(VENV)/.test  ## every snippet under every change of torch that its page teaches (minutes)
	@$(PY) tests/mutants

fuzz: $(VENV)/.test  ## explainers against torch on thousands of new cases each
	@$(PY) -m pytest tests/explainers -n 2 --hypothesis-profile=fuzz --hypothesis-show-statistics

bench: $(VENV)/.test  ## what running a snippet costs over the floor, and what a build and an edit cost
	@$(PY) bench/bench.py

lighthouse: $(VENV)/.test  ## what Lighthouse says of five pages (needs Node.js and Chromium)
	@$(PY) bench/lighthouse.py

engines: $(VENV)/.test $(ENGINES)/.done  ## the same tree built by ProperDocs and Zensical: what differs
	@$(PY) bench/engines.py $(ENGINES)/bin

clean:  ## remove what the other commands made
	rm -rf $(VENV) $(ENGINES) site site-files torch-retrospect.zip .cache *.egg-info

$(ENGINES)/.done: pyproject.toml constraints.txt | $(VENV)/bin/python
	@$(PYTHON) -m venv $(ENGINES)
	@$(ENGINES)/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt \
	  --editable . properdocs==1.6.7 zensical==0.0.73
	@touch $@

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || { echo "make: '$(PYTHON)' is not Python 3.11 or newer; name one that is: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null \
	  || { echo "make: '$(PYTHON)' has no venv module; install it (on Debian: apt install python3-venv) and try again"; exit 1; }
	@echo "make: creating $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.site: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "make: installing what the site needs (once)"
	@$(PIP) --editable .
	@touch $@

$(VENV)/.test: pyproject.toml constraints.txt | $(VENV)/.site
	@echo "make: installing torch and what the tests need (once; some minutes)"
	@$(PIP) --editable '.[test]'
	@touch $@
