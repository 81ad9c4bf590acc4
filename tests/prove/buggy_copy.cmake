# SPDX-License-Identifier: Apache-2.0

# A copy of a source file with one deliberate bug, for a test program that a comparison has to catch. Nothing in src/
# knows of it; if the text to replace is no longer there, or not only once, configuring fails and says so.
#
#   signpost_buggy_copy(result ${CMAKE_SOURCE_DIR}/src/core/evaluation.cpp unsure-is-no
#       "return unknown;" "return no;")
function(signpost_buggy_copy result source bug right wrong)
    # Configure again when the source changes.
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${source})
    file(READ ${source} text)
    string(FIND "${text}" "${right}" first)
    string(FIND "${text}" "${right}" last REVERSE)
    if(first EQUAL -1 OR NOT first EQUAL last)
        message(FATAL_ERROR "Bug ${bug}: ${source} should hold this once, and no longer does:\n${right}")
    endif()
    string(REPLACE "${right}" "${wrong}" text "${text}")
    cmake_path(GET source FILENAME name)
    set(copy ${CMAKE_CURRENT_BINARY_DIR}/${bug}/${name})
    # Written only when it changed, so that nothing is compiled anew for nothing.
    file(CONFIGURE OUTPUT ${copy} CONTENT "${text}" @ONLY)
    set(${result} ${copy} PARENT_SCOPE)
endfunction()
