# Everything happens in packaging/bootstrap.py, which also runs without make: py packaging\bootstrap.py run
PYTHON ?= python3
BOOTSTRAP := $(PYTHON) packaging/bootstrap.py

.PHONY: run test setup lock clean

run:    ; @$(BOOTSTRAP) run $(ARGS)
test:   ; @$(BOOTSTRAP) test $(ARGS)
setup:  ; @$(BOOTSTRAP) setup
lock:   ; @$(BOOTSTRAP) lock $(ARGS)

# Takes back what setup made in the checkout; built wheels and models stay in the user's folders.
clean:  ; rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
