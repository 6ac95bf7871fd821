# SPDX-License-Identifier: Apache-2.0
# Slope::halide: an imported target over the Halide wheel. Its own CMake config wants Python headers; this needs nothing.
# Looked for in -DHalide_ROOT, then build/venv, then where the installed Slope found it, then `python3 -c "import halide"`.
if(TARGET Slope::halide)
  return()
endif()

file(GLOB slope_halide_hints ${CMAKE_SOURCE_DIR}/build/venv/lib/python3*/site-packages/halide)
find_path(SLOPE_HALIDE_INCLUDE Halide.h HINTS ${Halide_ROOT} $ENV{Halide_ROOT} ${slope_halide_hints}
          ${SLOPE_HALIDE_DEFAULT} PATH_SUFFIXES include)
if(NOT SLOPE_HALIDE_INCLUDE)
  execute_process(COMMAND python3 -c "import halide, os; print(os.path.dirname(halide.__file__))"
                  OUTPUT_VARIABLE slope_halide_wheel OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  find_path(SLOPE_HALIDE_INCLUDE Halide.h HINTS ${slope_halide_wheel} PATH_SUFFIXES include)
endif()
if(NOT SLOPE_HALIDE_INCLUDE)
  message(FATAL_ERROR "Slope needs Halide 21.0.0: run `pip install halide==21.0.0` and pass "
                      "-DHalide_ROOT=<the package's directory>, or run codegen/cmake/setup.sh.")
endif()

cmake_path(GET SLOPE_HALIDE_INCLUDE PARENT_PATH SLOPE_HALIDE_ROOT)
find_library(SLOPE_HALIDE_LIBRARY Halide HINTS ${SLOPE_HALIDE_ROOT} PATH_SUFFIXES lib64 lib REQUIRED)
add_library(Slope::halide SHARED IMPORTED)
set_target_properties(Slope::halide PROPERTIES
  IMPORTED_LOCATION ${SLOPE_HALIDE_LIBRARY}
  INTERFACE_INCLUDE_DIRECTORIES ${SLOPE_HALIDE_INCLUDE}    # imported, hence SYSTEM
  INTERFACE_COMPILE_FEATURES cxx_std_17)
