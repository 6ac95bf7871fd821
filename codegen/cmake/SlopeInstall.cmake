# SPDX-License-Identifier: Apache-2.0
# cmake --install: headers as <slope/...>, libraries, the `slope` command, and find_package(Slope).
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
set(package ${CMAKE_INSTALL_LIBDIR}/cmake/Slope)

install(TARGETS slope_dsl slope_codegen slope_runtime slope_command slope EXPORT Slope)
install(TARGETS slope_tool)
set_target_properties(slope_tool PROPERTIES INSTALL_RPATH "$ORIGIN/../${CMAKE_INSTALL_LIBDIR};${SLOPE_HALIDE_ROOT}/lib64")
install(EXPORT Slope NAMESPACE Slope:: DESTINATION ${package} FILE SlopeTargets.cmake)

install(DIRECTORY ${SLOPE_SOURCE_DIR}/dsl ${SLOPE_SOURCE_DIR}/codegen DESTINATION include/slope
        FILES_MATCHING PATTERN "*.hpp" PATTERN "*.h" PATTERN "cmake" EXCLUDE)
install(FILES ${SLOPE_SOURCE_DIR}/dsl/dsl.hpp ${SLOPE_SOURCE_DIR}/codegen/runtime/runtime.h ${SLOPE_SOURCE_DIR}/codegen/runtime/span.hpp
              ${SLOPE_GENERATED_DIR}/kernels.h ${SLOPE_GENERATED_DIR}/kernels.hpp DESTINATION include/slope)

configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/SlopeConfig.cmake.in ${CMAKE_BINARY_DIR}/SlopeConfig.cmake
                              INSTALL_DESTINATION ${package})
write_basic_package_version_file(${CMAKE_BINARY_DIR}/SlopeConfigVersion.cmake COMPATIBILITY SameMinorVersion)
foreach(file IN ITEMS SlopeHalide.cmake SlopeAddKernels.cmake generator_main.cpp.in tool_main.cpp.in)
  install(FILES ${CMAKE_CURRENT_LIST_DIR}/${file} DESTINATION ${package})
endforeach()
install(FILES ${CMAKE_BINARY_DIR}/SlopeConfig.cmake ${CMAKE_BINARY_DIR}/SlopeConfigVersion.cmake DESTINATION ${package})
