# SPDX-License-Identifier: Apache-2.0
# CMake toolchain file: finds Emscripten, checks its version, and hands over to the platform file that comes with it.
# Looked for, in this order: -DEMSCRIPTEN_ROOT_PATH, $EMSDK, the PATH, Debian's place.

file(STRINGS ${CMAKE_CURRENT_LIST_DIR}/versions _versions REGEX "^EMSCRIPTEN_")
foreach(_line IN LISTS _versions)
    string(REGEX MATCH "^([A-Z_]+)=(.+)$" _ "${_line}")
    set(${CMAKE_MATCH_1} ${CMAKE_MATCH_2})
endforeach()

if(NOT EMSCRIPTEN_ROOT_PATH)
    set(_candidates)
    if(DEFINED ENV{EMSDK})
        list(APPEND _candidates "$ENV{EMSDK}/upstream/emscripten")
    endif()
    find_program(_empp em++)
    if(_empp)
        file(REAL_PATH "${_empp}" _empp_real)
        cmake_path(GET _empp_real PARENT_PATH _empp_folder)
        list(APPEND _candidates "${_empp_folder}")
    endif()
    # Debian's /usr/bin/em++ is a script beside nothing else; the rest stands here.
    list(APPEND _candidates /usr/share/emscripten)
    foreach(_candidate IN LISTS _candidates)
        if(EXISTS "${_candidate}/cmake/Modules/Platform/Emscripten.cmake")
            set(EMSCRIPTEN_ROOT_PATH "${_candidate}" CACHE PATH "Emscripten's folder")
            break()
        endif()
    endforeach()
endif()
if(NOT EMSCRIPTEN_ROOT_PATH)
    message(FATAL_ERROR "Emscripten was not found. On Debian 12: apt-get install emscripten. Elsewhere: install the "
        "Emscripten SDK and set EMSDK to its folder. See emsdk-config/README.md.")
endif()

# The JavaScript half of Debian's Emscripten looks for `acorn` among Debian's modules, which only Debian's own Node
# searches by itself. The launchers carry the setting into the build, whoever starts it.
if(EMSCRIPTEN_ROOT_PATH STREQUAL "/usr/share/emscripten")
    set(ENV{NODE_PATH} /usr/share/nodejs)
    foreach(_kind COMPILER LINKER)
        set(CMAKE_CXX_${_kind}_LAUNCHER ${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs)
    endforeach()
endif()

include(${EMSCRIPTEN_ROOT_PATH}/cmake/Modules/Platform/Emscripten.cmake)

if(EMSCRIPTEN_VERSION AND EMSCRIPTEN_VERSION VERSION_LESS EMSCRIPTEN_MINIMUM)
    message(FATAL_ERROR "Emscripten ${EMSCRIPTEN_VERSION} in ${EMSCRIPTEN_ROOT_PATH} is too old: "
        "Signpost needs ${EMSCRIPTEN_MINIMUM} or newer. See emsdk-config/README.md.")
endif()
