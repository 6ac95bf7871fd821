# SPDX-License-Identifier: Apache-2.0
# Passes only if SOURCE does not compile, and the compiler's first error holds the words of the file's first line.
file(STRINGS ${SOURCE} first LIMIT_COUNT 1)
if(NOT first MATCHES "^// must not compile: (.+)$")
  message(FATAL_ERROR "${SOURCE}: the first line must be `// must not compile: <words>`")
endif()
set(words ${CMAKE_MATCH_1})

separate_arguments(COMPILER UNIX_COMMAND "${COMPILER}")
execute_process(COMMAND ${COMPILER} -fsyntax-only -fdiagnostics-color=never ${SOURCE}
                RESULT_VARIABLE status ERROR_VARIABLE said OUTPUT_QUIET)
if(status EQUAL 0)
  message(FATAL_ERROR "${SOURCE} compiles, but must not: ${words}")
endif()
string(REGEX MATCH "[^\n]*error:[^\n]*" error "${said}")
string(FIND "${error}" "${words}" at)
if(at EQUAL -1)
  message(FATAL_ERROR "wanted: ${words}\nthe first error: ${error}")
endif()
