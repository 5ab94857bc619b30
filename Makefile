BIN := .venv/bin

.PHONY: check messages test mutants golden format pictures clean

check: ## what must hold before a change lands
	bash .ci/run

test:
	python3 packaging/start.py test

mutants: ## how many small defects in the clinical core the tests notice; about an hour
	$(BIN)/python -m benchmarks.mutants

golden: ## take what the program writes now as what it should write
	$(BIN)/pytest tests/reports --rewrite-golden

format:
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

messages: ## what there is to translate, as build/trialdesk.pot
	$(BIN)/python packaging/messages.py build/trialdesk.pot

pictures: ## the screenshots of the README
	QT_QPA_PLATFORM=offscreen $(BIN)/python docs/pictures.py

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find trialdesk tests packaging benchmarks sample_db -name __pycache__ -exec rm -rf {} +
