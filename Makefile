# The targets are described in the README; `make help` lists them.
PY := .venv/bin/python
PORT ?= 8000
UV := .venv/bin/uv pip install -q --require-hashes --only-binary :all: --python $(PY)
PIP := $(PY) -m pip install -q --disable-pip-version-check --require-hashes --only-binary :all:
export PORT
# Generated examples change with the day, not with the run: what was green here is green elsewhere. `make soak` draws anew.
TODAY := --hypothesis-seed=$(shell date -u +%Y%m%d)
# Compiled modules are kept even where the surroundings ask for none: each later start is three seconds quicker.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup run demo clean test drill soak bench check fix browser-tools
help:
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

.venv/.bootstrap: requirements/bootstrap.txt
	@test -x $(PY) || python3 -m venv .venv || { echo "Es fehlt das Python-Modul venv (unter Debian: apt-get install python3-venv)."; exit 1; }
	@$(PIP) -r requirements/bootstrap.txt
	@touch $@

.venv/.runtime: .venv/.bootstrap requirements/runtime.txt pyproject.toml
	@$(UV) -r requirements/runtime.txt || $(PIP) -r requirements/runtime.txt
	@$(PY) -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: .venv/.runtime requirements/dev.txt
	@$(UV) -r requirements/dev.txt || $(PIP) -r requirements/dev.txt
	@touch $@

setup: .venv/.runtime ## Einrichten: Umgebung und Pakete

run: .venv/.runtime ## Wirnetz starten (PORT=8000)
	@exec .venv/bin/wirnetz serve --set-up

demo: .venv/.runtime ## Wirnetz mit dem Beispieljahr starten (eigener Datenordner)
	@exec .venv/bin/wirnetz demo

browser-tools: .venv/.dev
	@$(PY) scripts/install_test_tools.py

test: .venv/.dev browser-tools ## Alle üblichen Prüfungen
	@$(PY) scripts/build_test_assets.py
	@$(PY) -m pytest -q $(TODAY) -n 2 --dist loadfile --no-loadscope-reorder -m "not browser and not drill"
	@$(PY) -m pytest -q $(TODAY) -n 2 --dist loadfile -m "browser and not drill" tests/browser

check: .venv/.dev ## Nur die statischen Prüfungen
	@.venv/bin/ruff check src tests bench scripts manage.py
	@.venv/bin/ruff format --check src tests bench scripts manage.py
	@.venv/bin/mypy
	@.venv/bin/djlint src --lint --quiet
	@$(PY) -m pytest -q tests/test_architecture.py tests/test_migrations.py tests/test_catalogue.py tests/test_lockfiles.py

fix: .venv/.dev
	@.venv/bin/ruff check --fix -q src tests bench scripts manage.py; .venv/bin/ruff format -q src tests bench scripts manage.py

drill: .venv/.dev browser-tools ## Lange Prüfungen (bis 45 Minuten)
	@$(PY) scripts/build_test_assets.py
	@$(PY) -m pytest -q $(TODAY) -n 2 --dist worksteal -m "drill and not browser" --ignore-glob "tests/drill/test_delivery*.py"
	@$(PY) -m pytest -q $(TODAY) -n 0 -m drill tests/drill/test_delivery.py tests/drill/test_delivery_faults.py
	@$(PY) -m pytest -q $(TODAY) -n 2 --dist loadfile -m "drill and browser" tests/browser

soak: .venv/.dev ## Dauerläufe von Hand: Versand an 100.000, alle Mappen (mehrere Stunden)
	@DELIVERY=soak $(PY) -m pytest -q -n 0 tests/drill/test_delivery.py tests/drill/test_delivery_faults.py tests/drill/test_delivery_speed.py
	@DELIVERY=soak $(PY) -m pytest -q -n 0 tests/infoservice/test_folding.py -m drill
	@$(PY) -m pytest -q -n 2 tests/landscape -m "drill or not drill"
	@MATRIX=all $(PY) -m pytest -q -n 2 --dist worksteal tests/drill/test_matrix.py
	@mkdir -p var && KITS=all KITS_LOG=$${KITS_LOG:-var/kits.jsonl} $(PY) -m pytest -q -n 2 tests/drill/test_kits.py -k overflows

bench: .venv/.dev ## Vergleichsmessungen
	@$(PY) -m bench

clean: ## Alles entfernen, was run, demo und test angelegt haben
	@test -x $(PY) && $(PY) scripts/clean.py || rm -rf var
