# make demo    set up and produce out/ from the bundled portrait
# make test    set up and run every check and test
# make setup   set up only      make bench   measure      make clean   remove what make made

BIN := .venv/bin
READY := .venv/.ready

.PHONY: setup demo test bench clean
.DEFAULT_GOAL := demo

setup: $(READY)

$(READY): pyproject.toml packaging/bootstrap.sh packaging/system-packages.txt
	@sh packaging/bootstrap.sh
	@touch $@

demo: $(READY)
	@$(BIN)/likeness demo -o out

test: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/pyright
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest -q

bench: $(READY)
	@$(BIN)/likeness bench

clean:
	rm -rf .venv out build dist .pytest_cache .ruff_cache .hypothesis .import_linter_cache *.egg-info
