#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Says which Emscripten the build will use: find.sh [--install]
# With --install, Debian's package is installed if there is none. Exit code 1: none, or too old.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source-path=SCRIPTDIR source=versions
. "$here/versions"

find_empp() {
    # The same order as toolchain.cmake.
    if [ -n "${EMSDK:-}" ] && [ -x "$EMSDK/upstream/emscripten/em++" ]; then
        echo "$EMSDK/upstream/emscripten/em++"
    else
        command -v em++ || true
    fi
}

install_debian_package() {
    local as_root=()
    if [ "$(id -u)" != 0 ]; then
        as_root=(sudo)
    fi
    # Debian's nodejs comes with it unless another nodejs package is there already.
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends emscripten
}

empp=$(find_empp)
if [ -z "$empp" ] && [ "${1:-}" = --install ] && command -v apt-get >/dev/null; then
    install_debian_package
    empp=$(find_empp)
fi
if [ -z "$empp" ]; then
    echo "Emscripten was not found. On Debian 12: apt-get install emscripten." >&2
    echo "Elsewhere: install the Emscripten SDK, $EMSCRIPTEN_MINIMUM or newer, and set EMSDK to its folder." >&2
    exit 1
fi

version=$("$empp" --version | sed -nE '1s/.* ([0-9]+\.[0-9]+\.[0-9]+).*/\1/p')
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$2" ]; }
if ! at_least "$version" "$EMSCRIPTEN_MINIMUM"; then
    echo "Emscripten $version ($empp) is too old: Signpost needs $EMSCRIPTEN_MINIMUM or newer." >&2
    exit 1
fi
if [ "$version" = "$EMSCRIPTEN_RECOMMENDED" ]; then
    echo "Emscripten $version ($empp)"
else
    echo "Emscripten $version ($empp): not tried; $EMSCRIPTEN_RECOMMENDED is"
fi
