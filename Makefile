# Comity. `make report` prints the ASEAN–Russia report, `make test` runs all tests; both set up what is missing.

PREFIX ?= /usr/local
SWIFT ?= swift
RELEASE := .build/release/comity
SOURCES := Package.swift $(shell find Sources Datasets -type f 2>/dev/null | sed 's/ /\\ /g')
# A program that needs no Swift runtime beside it; macOS has the runtime in the system.
STATIC := $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib)

.PHONY: report build test spark-test check lint format docs fuzz bench bench-peers notebooks acceptance install clean

report: $(RELEASE)
	@$(RELEASE) report

build: $(RELEASE)

$(RELEASE): $(SOURCES)
	@Scripts/bootstrap
	@echo "Building comity (once; a few minutes)…" >&2
	@$(SWIFT) build -c release --product comity $(STATIC) >.build-release.log 2>&1 || { cat .build-release.log >&2; exit 1; }
	@rm -f .build-release.log
	@touch $@

# The build fails on an import that Package.swift's table does not allow, and on every warning.
test:
	@Scripts/bootstrap
	$(SWIFT) build --build-tests --explicit-target-dependency-import-check error
	$(SWIFT) test --skip-build

# The same questions to both engines, on a real Spark of two worker processes.
spark-test:
	@Scripts/bootstrap
	@Scripts/spark-test ../shared

# What must hold at every commit.
check: lint test docs
	@python3 Scripts/check_definitions.py
	@python3 Scripts/datasets/check_asean_russia.py >/dev/null
	@echo "check: all is well"

lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests Datasets/Datasets.swift Benchmarks Fuzzing

format:
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests Datasets/Datasets.swift Benchmarks Fuzzing

# The reference pages, from the sources' comments; fails on a broken link.
docs:
	@Scripts/bootstrap
	Scripts/documentation

# The scanner and the readers of numbers against their plain twins, for so many seconds each.
FUZZ_SECONDS ?= 60
fuzz:
	@Scripts/fuzz $(FUZZ_SECONDS)

bench: $(RELEASE)
	@$(RELEASE) bench

bench-peers: $(RELEASE)
	@Benchmarks/peers/run

notebooks: $(RELEASE)
	@Scripts/notebooks/run

# The checks that need the shared folder of real files.
acceptance: $(RELEASE)
	@Scripts/acceptance ../shared

install: $(RELEASE)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/comity
	install -m 755 -s $(RELEASE) $(DESTDIR)$(PREFIX)/bin/comity
	cp -R Datasets/asean-russia Datasets/definitions Datasets/reports $(DESTDIR)$(PREFIX)/share/comity/

clean:
	rm -rf .build .build-*
