# SPDX-License-Identifier: Apache-2.0
# slope_dsl: the language and its calculus; headers only, std and Boost.Hana.
find_package(Boost 1.74 CONFIG REQUIRED COMPONENTS headers)

add_library(slope_dsl INTERFACE)
add_library(Slope::dsl ALIAS slope_dsl)
set_target_properties(slope_dsl PROPERTIES EXPORT_NAME dsl)
target_compile_features(slope_dsl INTERFACE cxx_std_20)
target_include_directories(slope_dsl INTERFACE $<BUILD_INTERFACE:${SLOPE_INCLUDE_TREE}> $<INSTALL_INTERFACE:include>)
target_link_libraries(slope_dsl INTERFACE Boost::headers)
# Whole graphs are evaluated by the compiler: lift its default limits.
set(SLOPE_DSL_FLAGS_GNU -fconstexpr-ops-limit=4000000000 -fconstexpr-loop-limit=100000000)
set(SLOPE_DSL_FLAGS_Clang -fconstexpr-steps=2000000000 -fbracket-depth=1024)
set(SLOPE_DSL_FLAGS ${SLOPE_DSL_FLAGS_${CMAKE_CXX_COMPILER_ID}})
target_compile_options(slope_dsl INTERFACE
  "$<$<COMPILE_LANG_AND_ID:CXX,GNU>:${SLOPE_DSL_FLAGS_GNU}>"
  "$<$<COMPILE_LANG_AND_ID:CXX,Clang>:${SLOPE_DSL_FLAGS_Clang}>")
