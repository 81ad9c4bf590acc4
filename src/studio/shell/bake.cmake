# SPDX-License-Identifier: Apache-2.0
# Writes a file's bytes as a C++ array: cmake -DIN=file -DOUT=file.cpp -DNAME=interRegular -P bake.cmake
file(READ ${IN} bytes HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
string(REGEX REPLACE "(0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,)" "\\1\n" bytes "${bytes}")
file(WRITE ${OUT} "#include \"studio/shell/typeface_data.hpp\"\n\nnamespace signpost::studio {\n"
    "static const unsigned char bytes[] = {\n${bytes}};\n"
    "const std::span<const unsigned char> ${NAME}(bytes);\n} // namespace signpost::studio\n")
