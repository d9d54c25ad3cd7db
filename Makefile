# Kaoju's commands. `make run` and `make test` install what the machine lacks; everything else expects it.

PREFIX ?= /usr/local
SWIFT ?= swift
# The binary carries Swift's libraries on Linux, so that it runs where it is copied to. macOS has them.
STATIC = $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib)
RELEASE = -c release --product kaoju $(STATIC)
PYTHON = .build-tools/python/bin/python3

.DEFAULT_GOAL := help
.PHONY: help run test bench build install resources lexicon format lint fuzz sanitize memcheck hostile clean

help: ## Show these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: build ## Build, and read Corpus/ into Output/
	@$$($(SWIFT) build $(RELEASE) --show-bin-path)/kaoju build Corpus -o Output

test: ## Run all tests
	@Scripts/setup --tests
	@if [ -x $(PYTHON) ]; then export KAOJU_PYTHON="$(CURDIR)/$(PYTHON)"; fi; $(SWIFT) test --disable-xctest

bench: ## Measure speed and memory beside the same job in Python: SIZES="10 100" (MB)
	@Scripts/setup --benchmarks
	@$(SWIFT) build --package-path Benchmarks -c release $(STATIC)
	@Benchmarks/run $(SIZES) --bin "$$($(SWIFT) build --package-path Benchmarks -c release $(STATIC) --show-bin-path)"

build: ## Build the release
	@Scripts/setup
	@$(SWIFT) build $(RELEASE)

install: build ## Install kaoju below PREFIX (/usr/local when not given)
	@install -d "$(DESTDIR)$(PREFIX)/bin"
	@install -s -m 755 "$$($(SWIFT) build $(RELEASE) --show-bin-path)/kaoju" "$(DESTDIR)$(PREFIX)/bin/kaoju"
	@echo "Installed $(DESTDIR)$(PREFIX)/bin/kaoju"

resources: ## Embed the files below Resources/; after adding or removing one
	@Scripts/embed-resources

lexicon: ## Compile the built-in lexicon; after changing a table of terms
	@$(SWIFT) build --build-tests
	@-KAOJU_RECORD=1 $(SWIFT) test --disable-xctest --skip-build --filter theCompiledLexiconIsThatOfTheTables
	@touch Sources/CKaojuResources/resources.c

format: ## Format the Swift files
	@$(SWIFT) format -i -r Sources Tests Package.swift Benchmarks/Package.swift Benchmarks/*/

lint: ## Check format, documentation comments, and that all resources are embedded
	@$(SWIFT) format lint --strict -r Sources Tests Package.swift Benchmarks/Package.swift Benchmarks/*/
	@Scripts/embed-resources --check

RUNS ?= 1000000
fuzz: ## Fuzz every surface RUNS times (a million when not given)
	@Scripts/fuzz $(RUNS)

sanitize: ## Run all tests under AddressSanitizer, then under ThreadSanitizer
	@Scripts/sanitize

memcheck: build ## Read the sample papers under Valgrind: memory lost, memory read before it was set
	@Scripts/memcheck "$$($(SWIFT) build $(RELEASE) --show-bin-path)/kaoju"

hostile: build ## Read hostile input at full size: a line of 1 GB, 100,000 files, …
	@Scripts/hostile "$$($(SWIFT) build $(RELEASE) --show-bin-path)/kaoju"

clean: ## Remove what was built
	@rm -rf .build .build-tools .build-bench .build-fuzz .build-address .build-thread Benchmarks/.build
