# SPDX-License-Identifier: Apache-2.0
# slope_codegen (graph -> object code), slope_runtime (the host layer in every kernels library), slope_command (the tool).
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(CLI11 REQUIRED)
find_package(nlohmann_json REQUIRED)

function(slope_static name alias)
  add_library(${name} STATIC ${ARGN})
  add_library(Slope::${alias} ALIAS ${name})
  set_target_properties(${name} PROPERTIES EXPORT_NAME ${alias} POSITION_INDEPENDENT_CODE ON)
  target_link_libraries(${name} PRIVATE $<BUILD_INTERFACE:slope_warnings>)
endfunction()

file(GLOB_RECURSE codegen CONFIGURE_DEPENDS ${SLOPE_SOURCE_DIR}/codegen/*.cpp)
set(runtime ${codegen})
set(command ${codegen})
list(FILTER runtime INCLUDE REGEX "/codegen/runtime/")
list(FILTER command INCLUDE REGEX "/codegen/tool/")
list(FILTER codegen EXCLUDE REGEX "/codegen/(runtime|tool)/")

slope_static(slope_codegen codegen ${codegen})
target_link_libraries(slope_codegen PUBLIC Slope::dsl Slope::halide
                                    PRIVATE fmt::fmt nlohmann_json::nlohmann_json mpfr gmp Threads::Threads)   # the oracle's: mpfr, gmp, threads

slope_static(slope_runtime runtime ${runtime})
set_target_properties(slope_runtime PROPERTIES CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
target_include_directories(slope_runtime PUBLIC $<BUILD_INTERFACE:${SLOPE_INCLUDE_TREE}> $<INSTALL_INTERFACE:include>)
target_include_directories(slope_runtime SYSTEM PRIVATE ${SLOPE_HALIDE_INCLUDE})   # HalideRuntime.h
target_link_libraries(slope_runtime PUBLIC Threads::Threads ${CMAKE_DL_LIBS})

if(command)
  slope_static(slope_command tool ${command})
  target_link_libraries(slope_command PUBLIC Slope::codegen Slope::runtime CLI11::CLI11 nlohmann_json::nlohmann_json fmt::fmt)
endif()
