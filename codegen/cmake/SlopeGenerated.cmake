# SPDX-License-Identifier: Apache-2.0
# generated/: what a person reviews. `cmake --build build --target regenerate` renews it; a test compares it.
set(SLOPE_REVIEWED kernels.h catalogue.json derivatives.md)      # written with the kernels
set(SLOPE_MEASURED verify --target avx2 --table generated/accuracy.md)   # written by the `slope` command
get_target_property(SLOPE_GENERATED_DIR slope SLOPE_GENERATED)
list(TRANSFORM SLOPE_REVIEWED PREPEND ${SLOPE_GENERATED_DIR}/ OUTPUT_VARIABLE reviewed)
if(BUILD_TESTING)   # written by a test
  set(tested COMMAND test.codegen.normalise.formulas -- --table generated/formulas.md)
endif()
add_custom_target(regenerate
  COMMAND ${CMAKE_COMMAND} -E make_directory ${SLOPE_SOURCE_DIR}/generated
  COMMAND ${CMAKE_COMMAND} -E copy_if_different ${reviewed} ${SLOPE_SOURCE_DIR}/generated
  COMMAND slope_tool ${SLOPE_MEASURED}
  ${tested}
  WORKING_DIRECTORY ${SLOPE_SOURCE_DIR} VERBATIM)
add_dependencies(regenerate slope slope_tool)
