#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Fetches Dear ImGui's source as Debian has it: fetch.sh FOLDER
#
# Debian packages the library without the sources of its core, which WebAssembly needs. The source package comes from the
# machine's own mirror; apt checks its signature. Nothing outside FOLDER changes: lists and cache are private ones. No
# root needed.
set -euo pipefail

folder=$1
version=1.86+ds
package=imgui

mkdir -p "$folder/apt/lists/partial" "$folder/apt/cache/archives/partial"
folder=$(cd "$folder" && pwd)
if [ "$(cat "$folder/version" 2>/dev/null)" = "$version" ]; then
    exit 0
fi

# The machine's own mirrors, each suite once, as entries for sources.
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
signed=
[ ! -r "$keyring" ] || signed="[signed-by=$keyring] "
# shellcheck disable=SC2016  # apt's own variables
apt-get indextargets --format '$(CREATED_BY) $(REPO_URI) $(RELEASE) $(COMPONENT)' |
    sed -n "s|^Packages |deb-src $signed|p" | sort -u >"$folder/apt/sources.list"
[ -s "$folder/apt/sources.list" ] || {
    echo "apt knows no mirror on this machine (apt-get indextargets says nothing)." >&2
    exit 1
}

private_apt() {
    apt-get -q -o Dir::Etc::sourcelist="$folder/apt/sources.list" -o Dir::Etc::sourceparts=/dev/null \
        -o Dir::State::lists="$folder/apt/lists" -o Dir::Cache="$folder/apt/cache" \
        -o APT::Sandbox::User="$(id -un)" "$@"
}
private_apt update
(cd "$folder/apt" && private_apt --download-only source "$package=$version-1")

rm -rf "$folder/source"
mkdir "$folder/source"
# `+ds`: as upstream published it, without the examples' libraries. Debian's patch adds a Makefile only.
tar -xJf "$folder/apt/${package}_$version.orig.tar.xz" -C "$folder/source" --strip-components=1
rm -rf "$folder/apt"
echo "$version" >"$folder/version"
