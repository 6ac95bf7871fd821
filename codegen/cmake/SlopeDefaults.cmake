# SPDX-License-Identifier: Apache-2.0
# Defaults for our own build: Release, C++20, warnings for us only, one include tree.
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_C_STANDARD 99)
set(CMAKE_ARCHIVE_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/lib)
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/lib)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

# Never linked publicly: warnings are for us.
add_library(slope_warnings INTERFACE)
target_compile_options(slope_warnings INTERFACE -Wall -Wextra -Wshadow $<$<COMPILE_LANGUAGE:CXX>:-Wconversion>)

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(slope_warnings INTERFACE -Wno-restrict)   # GCC bug 105651: false alarms on std::string's operator+
endif()

# <slope/...> spelled as in the installed package; symlinks, so that an error names the source file.
get_filename_component(SLOPE_SOURCE_DIR ${CMAKE_CURRENT_LIST_DIR}/../.. ABSOLUTE)
set(SLOPE_INCLUDE_TREE ${CMAKE_BINARY_DIR}/include)
file(MAKE_DIRECTORY ${SLOPE_INCLUDE_TREE}/slope)
foreach(link IN ITEMS dsl=dsl codegen=codegen dsl.hpp=dsl/dsl.hpp runtime.h=codegen/runtime/runtime.h
             span.hpp=codegen/runtime/span.hpp)
  string(REPLACE "=" ";" link ${link})
  list(GET link 0 name)
  list(GET link 1 source)
  file(CREATE_LINK ${SLOPE_SOURCE_DIR}/${source} ${SLOPE_INCLUDE_TREE}/slope/${name} SYMBOLIC)
endforeach()
