# Everything happens in .venv and its like, made on first use and kept. `make` alone lists what
# there is.
MAKEFLAGS += --no-print-directory
export PYTHON
RUN = .venv/bin/python -m
OLDEST = .venv-oldest/bin/python -m
PYTEST = pytest -n 2 --dist loadfile

.PHONY: help lab doctor site serve worksheets test test-oldest test-editions test-hub check bench bench-site bench-hub cards gallery
.DEFAULT_GOAL := help

help: ## list these commands
	@echo "Who Says? Type one of:"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 22

lab: ## open the course in JupyterLab (more words for it: make lab ARGS=--no-browser)
	@sh tools/venv.sh .venv course
	@$(RUN) whosays lab --dir course $(ARGS)

doctor: ## look for what could stop the course here, and say how to mend it
	@sh tools/venv.sh .venv course
	@$(RUN) whosays doctor --dir course $(ARGS)

site: ## build the browser edition, a folder for any web server (make site OUT=site PYODIDE=folder)
	@sh tools/venv.sh .venv-site site
	@WHOSAYS_MAKE=1 .venv-site/bin/python -m whosays site --out $(or $(OUT),site) $(if $(PYODIDE),--pyodide "$(PYODIDE)") $(ARGS)

serve: ## open the browser edition here, or send it to a class (make serve ARGS=--lan)
	@sh tools/venv.sh .venv-site site
	@.venv-site/bin/python -m whosays serve $(or $(OUT),site) $(ARGS)

worksheets: ## make the lessons on paper (make worksheets LESSON=04 OUT=worksheets PAPER=letter ARGS=--key)
	@sh tools/venv.sh .venv paper
	@$(RUN) whosays worksheet $(or $(LESSON),all) --out $(or $(OUT),worksheets) $(if $(PAPER),--paper $(PAPER)) $(ARGS)

test: ## run every test
	@sh tools/venv.sh .venv all
	@$(RUN) $(PYTEST) $(ARGS)

test-oldest: ## run every test with the lowest versions that pyproject.toml allows
	@sh tools/venv.sh .venv-oldest oldest
	@$(OLDEST) $(PYTEST) $(ARGS)

test-editions: ## try the browser edition in Chromium and Firefox (WHOSAYS_PYODIDE names Pyodide)
	@sh tools/venv.sh .venv-site editions
	@.venv-site/bin/python -m $(PYTEST) tests/editions $(ARGS)

test-hub: ## try a hub: twenty students at once on a real one, which is killed in the middle
	@sh tools/venv.sh .venv-hub hub
	@.venv-hub/bin/python -m pytest tests/hub $(ARGS)

check: ## look at style, types and the notebooks' hygiene
	@sh tools/venv.sh .venv all
	@$(RUN) ruff check .
	@$(RUN) ruff format --check .
	@$(RUN) mypy
	@.venv/bin/python tests/notebook_rules.py notebooks

bench: ## measure what must be fast
	@sh tools/venv.sh .venv-bench bench
	@.venv-bench/bin/python benchmarks/run.py $(ARGS)

bench-site: ## measure the browser edition beside an untouched site (WHOSAYS_PYODIDE as above)
	@sh tools/venv.sh .venv-site editions
	@.venv-site/bin/python benchmarks/run.py site

bench-hub: ## measure what a hub takes for each student (ARGS=--write: into docs/hub.md)
	@sh tools/venv.sh .venv-hub hub
	@.venv-hub/bin/python benchmarks/bench_hub.py $(ARGS)

cards: ## write the teacher's cards anew, after a change of a lesson
	@sh tools/venv.sh .venv all
	@.venv/bin/python tools/teacher_cards.py

gallery: ## draw every chart on every page, to look at (some of it: make gallery ARGS=timeline)
	@sh tools/venv.sh .venv all
	@.venv/bin/python tools/gallery.py $(ARGS)
