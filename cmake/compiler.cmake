# SPDX-License-Identifier: Apache-2.0
# What every target of this project is compiled with. `signpost_compiler` is linked PRIVATE by each of them.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

add_library(signpost_compiler INTERFACE)
target_compile_options(signpost_compiler INTERFACE -Wall -Wextra -Werror)
# The version lives in project() alone; only the file that reports it sees this definition.
set(SIGNPOST_VERSION_DEFINITION "SIGNPOST_VERSION=\"${PROJECT_VERSION}\"")

if(SIGNPOST_SANITIZE)
    # Any finding ends the test at once: a report that scrolls by is a test that can't fail.
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
endif()

if(EMSCRIPTEN)
    include(${CMAKE_SOURCE_DIR}/emsdk-config/flags.cmake)
endif()
