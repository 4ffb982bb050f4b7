# Two commands are enough on a fresh machine with the Swift toolchain: `make demo` and `make test`.

PACKAGES = libopenblas-dev liblapacke-dev libhdf5-dev zlib1g-dev pkg-config
# What draws figures; building needs nothing of it.
FIGURE_PACKAGES = gnuplot-nox
CATALOGUE_PACKAGES = gap-core gap-libs gap-smallgrp gap-smallgrp-extra
# MPI and what shares dense matrices among processes: for `make mpi` alone.
MPI_PACKAGES = openmpi-bin libopenmpi-dev libscalapack-openmpi-dev
PREFIX ?= /usr/local
DEMO_FOLDER = .build/demo
BUILD = swift build --configuration release
# With tests that `tests` has built: left to itself, swift test builds everything in another way, and the next build once more.
TEST = swift test --configuration release --skip-build
ORACLE_FOLDER = .build/oracles
BENCH_FOLDER = .build/benchmarks
BENCH_PACKAGES = python3-numpy python3-scipy python3-h5py

.PHONY: demo test tests figures tour browser-test suite synthetic curves genuine fuzz full-disk sanitize sanitize-threads sanitize-addresses docs library-example mpi mpi-test build commands lint format setup figure-setup install catalogue bench oracles clean

demo: commands figure-setup
	@mkdir -p $(DEMO_FOLDER)
	.build/release/xsff compute s3-chain --set L=8 --samples 2 --force --output $(DEMO_FOLDER)/s3-chain.h5
	.build/release/bootstrap solve $(DEMO_FOLDER)/s3-chain.h5
	.build/release/xsff plot $(DEMO_FOLDER)/s3-chain.h5 --figure plateau --force \
	  --output $(DEMO_FOLDER)/s3-chain-plateau.svg

test: tests figure-setup
	$(TEST)

tests: setup
	$(BUILD) --build-tests

# All pairs of the development suite, which lies beside the project, with the time for each rank: some minutes.
suite: tests
	XSFF_SUITE_RANK=99 XSFF_SUITE_SECONDS=60 \
	  $(TEST) --filter SymmetryBootstrapTests.DevelopmentSuiteTests

# From the levels of random systems to the hidden group, its index not told, 300 times: some minutes.
synthetic: tests
	XSFF_SYNTHETIC_CASES=300 XSFF_SYNTHETIC_INDEX=24 XSFF_SYNTHETIC_SECONDS=60 \
	  $(TEST) --filter SymmetryBootstrapTests.SyntheticSuiteTests

# From K(t) of random systems to the hidden group, 200 times, 50 samples each: some minutes.
curves: tests
	XSFF_CURVES_CASES=200 \
	  $(TEST) --filter SymmetryBootstrapTests.CurveSuiteTests

# The solutions against all groups of the catalogue to order 32 with all their subgroups, at every index: less than a minute.
genuine: tests
	XSFF_LONG_TESTS=1 $(TEST) --filter SymmetryBootstrapTests.GenuineGroupsTests

# Every reading command on 20000 run files with changed bytes, and 20000 of each other input: some hours; fewer with FUZZ_FILES=1000.
FUZZ_FILES ?= 20000
fuzz: tests
	XSFF_FUZZ_FILES=$(FUZZ_FILES) $(TEST) --filter 'CommandTests.(File|Input|Expression|PeerFile)FuzzTests'

# A small run on a disk that is full at every byte of its file in turn: an hour.
full-disk: tests
	XSFF_FULL_DISK_STEP=1 $(TEST) --filter CommandTests.FullDiskTests

# Parallel runs under the thread sanitizer, which ends a command that races with status 66; and all tests under the address
# sanitizer, with which damaged files and changed inputs are read: an hour, less with SANITIZED_TESTS=CommandTests. Each has a build
# of its own. Leaks are not looked for: the runtime and HDF5 keep memory to the end.
SANITIZER_FOLDER = .build/sanitizers
SANITIZED_FILES ?= 500
SANITIZED_TESTS ?= .
SANITIZED_MODELS = s3-chain fermi-hubbard bose-hubbard-ring
ADDRESS_OPTIONS = detect_leaks=0
THREAD_OPTIONS = suppressions=$(CURDIR)/Scripts/thread-sanitizer.txt
sanitize: sanitize-addresses sanitize-threads

sanitize-threads: setup
	$(call sanitized_build,thread,--product xsff)
	$(call sanitized_build,thread,--product bootstrap)
	$(call sanitized_runs,thread,TSAN_OPTIONS="$(THREAD_OPTIONS)")

sanitize-addresses: setup figure-setup
	$(call sanitized_build,address,--build-tests)
	$(call sanitized_runs,address,ASAN_OPTIONS=$(ADDRESS_OPTIONS))
	ASAN_OPTIONS=$(ADDRESS_OPTIONS) XSFF_FUZZ_FILES=$(SANITIZED_FILES) \
	  $(TEST) --sanitize=address --scratch-path $(SANITIZER_FOLDER)/address --filter '$(SANITIZED_TESTS)'

define sanitized_build
$(BUILD) --sanitize=$(1) $(2) --scratch-path $(SANITIZER_FOLDER)/$(1)
endef

define sanitized_runs
for model in $(SANITIZED_MODELS); do \
  XSFF_HOME=$(CURDIR) $(2) $(SANITIZER_FOLDER)/$(1)/release/xsff compute $$model --threads 4 --samples 4 --force -q \
    -o $(SANITIZER_FOLDER)/$$model.h5 || exit 1; \
  XSFF_HOME=$(CURDIR) $(2) $(SANITIZER_FOLDER)/$(1)/release/bootstrap solve $(SANITIZER_FOLDER)/$$model.h5 -q || exit 1; \
done
endef

# The figures that documents show.
FIGURE_FOLDER = .build/figures
figures: commands figure-setup
	@mkdir -p $(FIGURE_FOLDER)
	.build/release/xsff compute s3-chain --set L=6 --samples 100 --force --quiet --output $(FIGURE_FOLDER)/s3-chain.h5
	for figure in xsff plateau; do \
	  .build/release/xsff plot $(FIGURE_FOLDER)/s3-chain.h5 --figure $$figure --force \
	    --output Documentation/figures/s3-chain-$$figure.svg || exit 1; \
	done

# Reports in a real browser, with screenshots to look at; not part of continuous integration.
BROWSER_FOLDER = .build/browser
browser-test: commands figure-setup
	@mkdir -p $(BROWSER_FOLDER)
	for run in "s3-chain --set L=6 --samples 50" "torus-chain --samples 50" fermi-hubbard; do \
	  name=$${run%% *}; \
	  .build/release/xsff compute $$run --force --quiet --output $(BROWSER_FOLDER)/$$name.h5 && \
	  .build/release/bootstrap report $(BROWSER_FOLDER)/$$name.h5 --force \
	    --output $(BROWSER_FOLDER)/$$name.html || exit 1; \
	done
	Scripts/browser-test.sh $(BROWSER_FOLDER)

# What a new user does, from a clone to a model of one's own; builds everything once more.
TOUR_FOLDER = .build/tour
tour:
	Scripts/tour.sh . $(TOUR_FOLDER)

# Documentation archives of the library modules, without a warning.
DOCS_FOLDER = .build/docs
LIBRARY_MODULES = GroupTheory LatticeModels ModelFiles ExactDiagonalization Branching Evidence Identification SpectralStatistics \
  LevelTies SymmetryBootstrap ContinuousGroups ProjectiveReadings Plateaus Verdicts Verification Reports ResultFiles AnswerFiles \
  HiddenSymmetries
docs: build
	Scripts/make-docs.sh .build/release $(DOCS_FOLDER) $(LIBRARY_MODULES)

# Examples/Library as somebody else would build it: on a tagged version of this repository.
LIBRARY_FOLDER = .build/library
library-example: setup
	rm -rf $(LIBRARY_FOLDER)
	@mkdir -p $(LIBRARY_FOLDER)
	git clone --quiet . $(LIBRARY_FOLDER)/xsff
	git -C $(LIBRARY_FOLDER)/xsff tag --force 0.1.0
	cp -r Examples/Library $(LIBRARY_FOLDER)/example
	cd $(LIBRARY_FOLDER)/example && XSFF_REPOSITORY=$(CURDIR)/$(LIBRARY_FOLDER)/xsff \
	  swift run --configuration release find-group $(CURDIR)/Data/groups.h5

# xsff-mpi: windows and full spectra by several processes. It has a build of its own, since xsff is a library in it.
MPI_FOLDER = .build-mpi
mpi: setup
	@$(call install_missing,$(MPI_PACKAGES))
	XSFF_MPI=1 $(BUILD) --product xsff-mpi --scratch-path $(MPI_FOLDER)

# The same answers from one, two and three processes as from xsff, and the end of a process: some minutes.
mpi-test: mpi
	$(BUILD) --product xsff
	XSFF_MPI=1 $(BUILD) --build-tests --scratch-path $(MPI_FOLDER)
	XSFF_MPI=1 swift test --configuration release --skip-build --scratch-path $(MPI_FOLDER)

build: setup
	$(BUILD)

# The two commands alone, without the tools for data and comparison.
commands: setup
	$(BUILD) --product xsff
	$(BUILD) --product bootstrap

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Scripts Engines
	swift Scripts/check-rooms.swift

format:
	swift format --in-place --recursive --parallel Package.swift Sources Tests Scripts Engines

# Installs the Debian packages that are missing, and says which.
setup:
	@$(call install_missing,$(PACKAGES))

figure-setup:
	@$(call install_missing,$(FIGURE_PACKAGES))

define install_missing
missing=""; \
for package in $(1); do \
  dpkg-query --show --showformat='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' \
    || missing="$$missing $$package"; \
done; \
if [ -n "$$missing" ]; then \
  command="apt-get install --yes --no-install-recommends$$missing"; \
  if [ "$$(id -u)" = 0 ]; then run=""; \
  elif command -v sudo >/dev/null; then run="sudo"; \
  else echo "These packages are missing; as root, run: apt-get update && $$command"; exit 1; fi; \
  echo "Installing Debian packages:$$missing"; \
  $$run apt-get update --quiet=2 && DEBIAN_FRONTEND=noninteractive $$run $$command --quiet=2; \
fi
endef

install: commands
	install -d $(PREFIX)/bin $(PREFIX)/share/xsff/Models $(PREFIX)/share/xsff/Data
	install .build/release/xsff .build/release/bootstrap $(PREFIX)/bin
	install -m 644 Models/* $(PREFIX)/share/xsff/Models
	install -m 644 Data/* $(PREFIX)/share/xsff/Data
	Scripts/make-manual.sh .build/release $(PREFIX)/share/man/man1
	Scripts/make-completions.sh .build/release $(PREFIX)/share

# Makes Data/groups.h5 again; see Data/README.md.
catalogue: build
	@$(call install_missing,$(CATALOGUE_PACKAGES))
	CATALOGUE_OUTPUT=.build/groups.jsonl gap -q -A Data/make-catalogue.g </dev/null
	.build/release/make-catalogue .build/groups.jsonl -o Data/groups.h5

# Times the engine against Python and QuSpin and the solver against Normaliz, in one run: an hour or more on two cores. Parts
# of it: BENCH="--sections eigenvalues verdicts", BENCH="--most-samples 2 --repetitions 1"; see Documentation/Benchmarks.md.
bench: build $(BENCH_FOLDER)/ready $(ORACLE_FOLDER)/ready
	@$(call install_missing,$(BENCH_PACKAGES))
	$(BENCH_FOLDER)/bin/python -B Benchmarks/compare_engine.py $(BENCH)
	$(ORACLE_FOLDER)/bin/python -B Benchmarks/compare_speed.py $(RACE)

# Checks the solver against Normaliz and GAP; see Benchmarks/README.md.
oracles: build $(ORACLE_FOLDER)/ready
	@$(call install_missing,$(CATALOGUE_PACKAGES))
	$(ORACLE_FOLDER)/bin/python -B Benchmarks/check_rings.py $(RINGS)
	$(ORACLE_FOLDER)/bin/python -B Benchmarks/check_groups.py $(TABLES)

$(BENCH_FOLDER)/ready:
	@$(call install_missing,python3-venv)
	python3 -m venv $(BENCH_FOLDER)
	$(BENCH_FOLDER)/bin/pip install --quiet --only-binary :all: numpy scipy h5py quspin threadpoolctl
	@touch $@

$(ORACLE_FOLDER)/ready:
	@$(call install_missing,python3-venv)
	python3 -m venv $(ORACLE_FOLDER)
	$(ORACLE_FOLDER)/bin/pip install --quiet --only-binary :all: pynormaliz==2.24
	@touch $@

clean:
	rm -rf .build $(MPI_FOLDER)
