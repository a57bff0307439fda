# make demo    set up and produce out/ from the bundled portrait
# make test    set up and run every check and test
# make setup   set up only      make bench   measure      make clean   remove what make made
# make bundle  build dist/likeness, which runs without Python (TORCH=1 adds torch)
# make feel    measure how the desktop program feels      make monkey  play with it at random

BIN := .venv/bin
READY := .venv/.ready
# Where no screen is, a virtual one, if it can be had.
XVFB = $(shell command -v xvfb-run >/dev/null && echo xvfb-run -a -s '"-screen 0 1600x1000x24"')
SCREEN = $(if $(DISPLAY)$(WAYLAND_DISPLAY),,$(XVFB))
MINUTES := 60

.PHONY: setup demo test bench bundle feel monkey clean
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
	@$(SCREEN) $(BIN)/python -m pytest -q -n 2 --dist loadgroup --no-loadscope-reorder \
	    --max-worker-restart 0

bench: $(READY)
	@$(BIN)/likeness bench

bundle: $(READY)
	@LIKENESS_BUNDLE_TORCH=$(TORCH) $(BIN)/pyinstaller --noconfirm --log-level WARN \
	    --workpath build/bundle packaging/bundle/likeness.spec
	@du -sh dist/likeness

feel: $(READY)
	@$(SCREEN) $(BIN)/python packaging/feel.py

monkey: $(READY)
	@$(SCREEN) $(BIN)/python packaging/monkey.py --minutes $(MINUTES)

clean:
	rm -rf .venv out build dist .pytest_cache .ruff_cache .hypothesis .import_linter_cache *.egg-info
