# SPDX-License-Identifier: Apache-2.0
# A thin front for the CMake presets: set-up, then cmake and ctest.
JOBS ?= 2
VENV := build/venv/bin
CMAKE := $(VENV)/cmake

help:
	@echo "make demo    set up, build the kernels, train on the digits, write the report"
	@echo "make test    set up, build, run the whole suite (g++, and clang++ where it is installed)"
	@echo "make clean   remove what was built; the private environment build/venv stays"
	@echo "JOBS=$(JOBS) is the number of parallel jobs"

setup:
	@codegen/cmake/setup.sh

demo: setup
	@$(CMAKE) --preset default --log-level=WARNING
	@$(CMAKE) --build --preset default --parallel $(JOBS) --target slope_tool demo

test: setup
	@JOBS=$(JOBS) $(VENV)/python tests/suite.py

clean:
	@find build -mindepth 1 -maxdepth 1 ! -name venv -exec rm -rf {} + 2>/dev/null || true

.PHONY: help setup demo test clean
