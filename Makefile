# Two commands are all a reader needs: `make serve` and `make test`. `make help` lists the rest.

PYTHON ?= python3
SITE   ?= en
PORT   ?= 8000
DEVICE ?= auto
SNIPPET ?=
PYTEST_ARGS ?=

VENV := .venv
PY   := $(VENV)/bin/python
PIP  := $(PY) -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
CONFIG := $(if $(filter en,$(SITE)),mkdocs.yml,mkdocs.$(SITE).yml)
SPREAD := -n 2 --dist loadgroup
export NO_MKDOCS_2_WARNING := 1

.PHONY: help serve build check test record bench clean

help:  ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' Makefile

serve: $(VENV)/.site  ## serve the site on http://127.0.0.1:8000 (PORT=..., SITE=ko)
	@$(PY) -m retrospect serve --config $(CONFIG) --port $(PORT)

build: $(VENV)/.site  ## build site/ strictly: a warning is an error
	@$(PY) -m mkdocs build --strict --config-file $(CONFIG)

check: $(VENV)/.site  ## list what is wrong with pages and snippets, in a second and without torch
	@$(PY) -m retrospect check

test: $(VENV)/.test  ## run everything that must hold (DEVICE=cuda, REQUIRE_BROWSER=1, PYTEST_ARGS=...)
	@DEVICE=$(DEVICE) $(PY) -m pytest -p no:playwright --ignore tests/browser $(SPREAD) $(PYTEST_ARGS)
	@$(PY) -m pytest -p no:playwright --markdown-docs README.md CONTRIBUTING.md retrospect
	@$(PY) -m pytest tests/browser $(SPREAD)

record: $(VENV)/.test  ## run snippets again, rewrite recordings and receipts (SNIPPET=view-or-reshape/..., DEVICE=cuda)
	@$(PY) -m retrospect record $(SNIPPET) --device $(if $(filter auto,$(DEVICE)),cpu,$(DEVICE))

mutants: $(VENV)/.test  ## every snippet under every change of torch that its page teaches (minutes)
	@$(PY) tests/mutants

bench: $(VENV)/.test  ## what running a snippet costs over the floor, and what a build and an edit cost
	@$(PY) bench/bench.py

clean:  ## remove what the other commands made
	rm -rf $(VENV) site *.egg-info

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
