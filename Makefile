# make demo    set up and produce out/ from the bundled portrait
# make test    set up and run every check and test
# make setup   set up only      make bench   measure      make clean   remove what make made

BIN := .venv/bin
READY := .venv/.ready
# Windows of the tests open on a screen of their own where there is no other.
SCREEN = $(if $(DISPLAY),,$(shell command -v xvfb-run >/dev/null && echo xvfb-run -a -s '"-screen 0 1600x1000x24"'))

.PHONY: setup demo test bench clean
.DEFAULT_GOAL := demo

setup: $(READY)

$(READY): pyproject.toml packaging/bootstrap.sh packaging/system-packages.txt packaging/test-packages.txt
	@sh packaging/bootstrap.sh
	@touch $@

demo: $(READY)
	@$(BIN)/likeness demo -o out

test: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/pyright
	@$(BIN)/lint-imports
	@$(SCREEN) $(BIN)/python -m pytest -q

bench: $(READY)
	@$(BIN)/likeness bench

clean:
	rm -rf .venv out build dist .pytest_cache .ruff_cache .hypothesis .import_linter_cache *.egg-info
