.DEFAULT_GOAL := help
.PHONY: help install demo test test-postgres check format lock docs chaos bench reset

BIN := .venv/bin
PYTEST := $(BIN)/pytest -n $(or $(TEST_PROCESSES),2)

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-15s %s\n", $$1, $$2}' Makefile

install: ## set Lintel up in .venv, and nothing else
	@.ci/set-up

demo: install ## stand in the made-up county, at http://127.0.0.1:8000
	@$(BIN)/lintel demo

test: ## all tests but the long proofs, in a browser too, on SQLite
	@.ci/set-up development
	@.ci/chromium
	$(PYTEST) -m "not slow"

test-postgres: ## the database tests, on a PostgreSQL that is started for them
	@.ci/set-up development
	.ci/postgres $(PYTEST) -m "database and not browser and not slow"

check: ## style, types, floors, drawn pages, safety
	@.ci/set-up development
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/lintel docs --check
	$(BIN)/bandit -q -r lintel -c pyproject.toml
	LINTEL_MODE=production LINTEL_HOSTS=lintel.example \
	LINTEL_SECRET="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(60))')" \
	LINTEL_SECRET_KEYS="$$($(BIN)/python -c 'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())')" \
	DJANGO_SETTINGS_MODULE=lintel.project.settings $(BIN)/python -m django check --deploy --fail-level WARNING

format: ## put the code in the house style
	@.ci/set-up development
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: ## work the hashes out again after changing requirements.in or requirements-dev.in (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header requirements.in -o requirements.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header requirements-dev.in -c requirements.txt -o requirements-dev.txt

docs: install ## draw again the pages that are made from the code
	$(BIN)/lintel docs

chaos: ## the long proofs: journeys without scripts, the whole county twice, writers killed
	@.ci/set-up development
	@.ci/chromium
	LINTEL_WHOLE_COUNTY=1 $(PYTEST) -m slow
	FSYNC=on .ci/postgres $(BIN)/python -m chaos

bench: ## the long proofs of speed and size, on both databases
	@.ci/set-up development
	@for each in "facts commits" "pages find" "forms"; do \
	    $(BIN)/python -m bench $$each && FSYNC=on .ci/postgres $(BIN)/python -m bench $$each || exit 1; \
	done
	@$(BIN)/python -m bench papers

reset: ## throw the made-up county away
	rm -f var/lintel.sqlite3* var/lintel-looks.sqlite3* var/witness.jsonl
	rm -rf var/files
