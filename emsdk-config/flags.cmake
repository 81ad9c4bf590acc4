# SPDX-License-Identifier: Apache-2.0
# Compile and link flags for WebAssembly, and why each is there.

# What ships: the core and the C functions. Neither throws, neither asks for a type at run time.
add_library(signpost_wasm_ship INTERFACE)
target_compile_options(signpost_wasm_ship INTERFACE -Oz -flto -fno-exceptions -fno-rtti)

if(EMSCRIPTEN_VERSION VERSION_LESS 3.1.25)
    set(_stack_size TOTAL_STACK)
else()
    set(_stack_size STACK_SIZE)
endif()

# signpost_link_wasm_module(target function...): makes `target` a module without JavaScript, exporting these functions
# and `memory`. Its few imports (WASI, and a notice when memory grows) are served by web/widget/src/wasm.ts.
function(signpost_link_wasm_module target)
    list(TRANSFORM ARGN PREPEND _ OUTPUT_VARIABLE exported)
    list(JOIN exported "," exported)
    set_target_properties(${target} PROPERTIES SUFFIX .wasm)
    target_link_libraries(${target} PRIVATE signpost_wasm_ship)
    target_link_options(${target} PRIVATE
        -Oz -flto -fno-exceptions
        -sSTANDALONE_WASM --no-entry
        -sEXPORTED_FUNCTIONS=${exported}
        # One phone has little memory, another topic needs more: start small and grow.
        -sALLOW_MEMORY_GROWTH=1 -sINITIAL_MEMORY=2097152 -s${_stack_size}=262144)
endfunction()

# Boost.Test under Node. It throws, so exceptions are on here; what it tests is compiled as it ships.
add_library(signpost_wasm_test INTERFACE)
target_compile_definitions(signpost_wasm_test INTERFACE BOOST_TEST_DISABLE_ALT_STACK)
target_compile_options(signpost_wasm_test INTERFACE -O1 -fexceptions)
target_link_options(signpost_wasm_test INTERFACE
    -O1 -fexceptions
    # One file that Node runs; the test's exit code is the process's.
    -sSINGLE_FILE -sEXIT_RUNTIME=1 -sENVIRONMENT=node
    # Tests read content files where they lie.
    -sNODERAWFS=1
    -sALLOW_MEMORY_GROWTH=1 -s${_stack_size}=1048576)

# -I/usr/include would put glibc's headers before Emscripten's. A folder of links lets in the one library that is meant.
set(_links ${CMAKE_BINARY_DIR}/header-links)
file(MAKE_DIRECTORY ${_links})
find_path(SIGNPOST_BOOST_HEADERS boost/version.hpp PATHS /usr/include /usr/local/include
    NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH REQUIRED)
file(CREATE_LINK ${SIGNPOST_BOOST_HEADERS}/boost ${_links}/boost SYMBOLIC)
target_include_directories(signpost_wasm_test SYSTEM INTERFACE ${_links})

# nlohmann_json reads authored files in the studio; with exceptions switched off, what would throw ends the module.
find_path(SIGNPOST_NLOHMANN_HEADERS nlohmann/json.hpp PATHS /usr/include /usr/local/include
    NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH REQUIRED)
set(_json_links ${CMAKE_BINARY_DIR}/json-links)
file(MAKE_DIRECTORY ${_json_links})
file(CREATE_LINK ${SIGNPOST_NLOHMANN_HEADERS}/nlohmann ${_json_links}/nlohmann SYMBOLIC)
add_library(signpost_json INTERFACE)
add_library(nlohmann_json::nlohmann_json ALIAS signpost_json)
target_include_directories(signpost_json SYSTEM INTERFACE ${_json_links})
target_compile_definitions(signpost_json INTERFACE JSON_NO_IO)
