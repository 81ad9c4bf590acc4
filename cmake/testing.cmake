# SPDX-License-Identifier: Apache-2.0
#
# How a suite is registered. ctest is the one driver: a tree configured with SIGNPOST_EVERY_SUITE runs every suite.
#
#   signpost_add_boost_test(core_tests SOURCES condition_tests.cpp LIBRARIES signpost_core WASM)
#       One Boost.Test program. WASM: also built by the wasm tree and run under Node, as <name>.wasm.
#   signpost_add_node_test(web.loader loader.test.ts [SERIAL] [TIMEOUT seconds] [LABELS label...])
#       One file of node:test tests (TypeScript or JavaScript). It finds what it tests by the environment variable
#       SIGNPOST_BUILD_DIR, a folder with bin/ and web/. SERIAL: alone on the machine, for what measures time.

if(EMSCRIPTEN OR SIGNPOST_EVERY_SUITE)
    # Node 22 comes from npm; the system's Node may be too old to run TypeScript.
    find_program(SIGNPOST_NODE node HINTS ${CMAKE_SOURCE_DIR}/node_modules/node/bin NO_DEFAULT_PATH)
    find_program(SIGNPOST_NODE node REQUIRED)
endif()

# Leaks that are a library's own; each is explained in the file.
set(SIGNPOST_SANITIZER_ENVIRONMENT "LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/cmake/lsan.supp:print_suppressions=0")

# Boost.Test is header-only here; each program has one source file that says BOOST_TEST_MODULE and includes it.
function(signpost_add_boost_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "WASM" "TIMEOUT" "SOURCES;LIBRARIES")
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 300)
    endif()
    if(EMSCRIPTEN AND NOT arg_WASM)
        return()
    endif()

    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE signpost_compiler ${arg_LIBRARIES})
    target_compile_definitions(${name} PRIVATE SIGNPOST_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    if(EMSCRIPTEN)
        target_link_libraries(${name} PRIVATE signpost_wasm_test)
        # package.json makes every .js below it an ES module, which Emscripten's output is not.
        set_target_properties(${name} PROPERTIES SUFFIX .cjs)
        signpost_add_wasm_test(${name} $<TARGET_FILE:${name}>)
        return()
    endif()

    target_link_libraries(${name} PRIVATE Boost::headers)
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES
        TIMEOUT ${arg_TIMEOUT}
        LABELS native
        ENVIRONMENT "${SIGNPOST_SANITIZER_ENVIRONMENT}")
    if(arg_WASM AND SIGNPOST_EVERY_SUITE)
        # The wasm tree mirrors this one's folders.
        file(RELATIVE_PATH folder ${CMAKE_BINARY_DIR} ${CMAKE_CURRENT_BINARY_DIR})
        signpost_add_wasm_test(${name} ${SIGNPOST_OUTPUT_DIR}/wasm/${folder}/${name}.cjs)
    endif()
endfunction()

function(signpost_add_wasm_test name script)
    # Emscripten 3.1.6 mistakes a Node with its own fetch() for a browser; Node 22 only hides it when asked to.
    add_test(NAME ${name}.wasm COMMAND ${SIGNPOST_NODE} --no-experimental-fetch ${script})
    set_tests_properties(${name}.wasm PROPERTIES TIMEOUT 600 LABELS wasm)
endfunction()

function(signpost_add_node_test name file)
    if(NOT SIGNPOST_EVERY_SUITE)
        return()
    endif()
    cmake_parse_arguments(PARSE_ARGV 2 arg "SERIAL" "TIMEOUT" "LABELS")
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 300)
    endif()
    cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
    if(NOT EXISTS ${file})
        message(FATAL_ERROR "Test ${name}: there is no file ${file}")
    endif()
    add_test(NAME ${name} COMMAND ${SIGNPOST_NODE} --test --test-reporter=spec ${file} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    set_tests_properties(${name} PROPERTIES
        TIMEOUT ${arg_TIMEOUT}
        LABELS "node;${arg_LABELS}"
        ENVIRONMENT "SIGNPOST_BUILD_DIR=${SIGNPOST_OUTPUT_DIR};${SIGNPOST_SANITIZER_ENVIRONMENT}")
    if(arg_SERIAL)
        set_tests_properties(${name} PROPERTIES RUN_SERIAL ON)
    endif()
endfunction()
