# SPDX-License-Identifier: Apache-2.0
# slope_add_kernels(target HEADER h CATALOGUE ns::catalogue [PREFIX p] [TYPES f32 f64 f16 bf16] [ACCURACY fast exact]
#                   [TARGETS cpu opencl cuda] [DEVICE_TYPES f32 ...] [DEVICE_ACCURACY fast ...] [AS path/name] [TOOL name]
#                   [UNPROMISED])
#
# A generator is compiled for the catalogue in the header, is run, and what it writes becomes the shared library `target`.
#   PREFIX    of the C symbols and the C++ namespace; by default the target's name
#   TYPES     of the arrays; by default f32
#   ACCURACY  by default fast. exact: f32 also with the last bit right, but for
#             ties of functions of several inputs; f16 and bf16 always have that, f64 never
#   TARGETS   by default cpu. opencl and cuda have all that the processor has, or only DEVICE_TYPES and DEVICE_ACCURACY
#   AS        how the headers are included: <path/name.h>, <path/name.hpp>; by default the target's name
#   TOOL      also builds the `slope` command for this catalogue
#   UNPROMISED  kernels too of which no program keeps the promise of its accuracy; else they are left out, with a warning
# Our own library is built by this function too.
set(SLOPE_CMAKE_DIR ${CMAKE_CURRENT_LIST_DIR})

function(slope_add_kernels target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "UNPROMISED" "HEADER;CATALOGUE;PREFIX;AS;TOOL" "TYPES;ACCURACY;TARGETS;DEVICE_TYPES;DEVICE_ACCURACY")
  foreach(needed IN ITEMS HEADER CATALOGUE)
    if(NOT arg_${needed})
      message(FATAL_ERROR "slope_add_kernels(${target} ...) needs ${needed}")
    endif()
  endforeach()
  foreach(default IN ITEMS PREFIX=${target} AS=${target} TYPES=f32 ACCURACY=fast TARGETS=cpu)
    string(REGEX MATCH "^([A-Z]+)=(.*)$" _ ${default})
    if(NOT arg_${CMAKE_MATCH_1})
      set(arg_${CMAKE_MATCH_1} ${CMAKE_MATCH_2})
    endif()
  endforeach()
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "slope_add_kernels(${target} ...) does not know: ${arg_UNPARSED_ARGUMENTS}")
  endif()
  set(products)
  foreach(list IN ITEMS TYPES ACCURACY TARGETS DEVICE_TYPES DEVICE_ACCURACY)   # --device-types f32,f64
    if(arg_${list})
      string(REPLACE "_" "-" option --${list})
      string(TOLOWER ${option} option)
      list(JOIN arg_${list} "," values)
      list(APPEND products ${option} ${values})
    endif()
  endforeach()
  if(arg_UNPROMISED)
    list(APPEND products --unpromised)
  endif()
  list(JOIN ARGV " " command)

  # 1. the generator
  set(root ${CMAKE_CURRENT_BINARY_DIR}/${target}.kernels)
  configure_file(${SLOPE_CMAKE_DIR}/generator_main.cpp.in ${root}/generator_main.cpp @ONLY)
  add_executable(${target}_generator ${root}/generator_main.cpp)
  target_link_libraries(${target}_generator PRIVATE Slope::codegen)
  target_include_directories(${target}_generator PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})

  # 2. what it writes
  cmake_path(GET arg_AS FILENAME name)
  set(stem ${root}/include/${arg_AS})
  cmake_path(GET stem PARENT_PATH folder)
  set(archives ${folder}/lib${name}_pipelines.a ${folder}/halide_runtime.a)
  file(MAKE_DIRECTORY ${folder})
  add_custom_command(
    OUTPUT ${stem}.h ${stem}.hpp ${stem}_table.cpp ${archives}
    COMMAND ${target}_generator --prefix ${arg_PREFIX} --include ${arg_AS} --out ${folder} ${products}
            --jobs 2 --command "slope_add_kernels(${command})"
    DEPENDS ${target}_generator
    COMMENT "Slope: compiling the kernels of ${arg_CATALOGUE}" VERBATIM USES_TERMINAL)

  # 3. the library: only the table's functions are visible, so that two such libraries live in one process
  file(CONFIGURE OUTPUT ${root}/exports.map CONTENT "{ global: ${arg_PREFIX}_*; local: *; };\n")
  add_library(${target} SHARED ${stem}_table.cpp ${stem}.h ${stem}.hpp)
  set_target_properties(${target} PROPERTIES CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON
                        SLOPE_GENERATED ${folder})
  target_include_directories(${target} SYSTEM PRIVATE ${SLOPE_HALIDE_INCLUDE})   # HalideRuntime.h
  target_compile_features(${target} PRIVATE cxx_std_20 INTERFACE cxx_std_17)
  target_include_directories(${target} PUBLIC
    $<BUILD_INTERFACE:${root}/include> $<BUILD_INTERFACE:$<TARGET_PROPERTY:Slope::runtime,INTERFACE_INCLUDE_DIRECTORIES>>
    $<INSTALL_INTERFACE:include>)
  target_link_libraries(${target} PRIVATE
    -Wl,--start-group ${folder}/lib${name}_pipelines.a $<TARGET_FILE:Slope::runtime> ${folder}/halide_runtime.a -Wl,--end-group
    -Wl,--exclude-libs,ALL -Wl,--version-script=${root}/exports.map -Wl,--no-undefined Threads::Threads ${CMAKE_DL_LIBS})
  add_dependencies(${target} Slope::runtime)

  # 4. the command
  if(arg_TOOL)
    configure_file(${SLOPE_CMAKE_DIR}/tool_main.cpp.in ${root}/tool_main.cpp @ONLY)
    add_executable(${arg_TOOL} ${root}/tool_main.cpp)
    target_link_libraries(${arg_TOOL} PRIVATE ${target} Slope::tool)
    target_include_directories(${arg_TOOL} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
  endif()
endfunction()
