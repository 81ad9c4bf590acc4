// SPDX-License-Identifier: Apache-2.0
#include "durable_copies.hpp"

#include <sqlite3.h>

#include <new>
#include <string>

namespace fs = std::filesystem;

namespace {

/// A file of this layer; the real one's object follows behind it in memory.
struct LayerFile {
    sqlite3_file base;
    std::string* path;

    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

sqlite3_vfs* below = nullptr;

LayerFile& layer(sqlite3_file* file) {
    return *reinterpret_cast<LayerFile*>(file);
}

sqlite3_file* real(sqlite3_file* file) {
    return layer(file).real();
}

int closeFile(sqlite3_file* file) {
    const int code = real(file)->pMethods->xClose(real(file));
    delete layer(file).path;
    return code;
}

int syncFile(sqlite3_file* file, int flags) {
    const int code = real(file)->pMethods->xSync(real(file), flags);
    if (code == SQLITE_OK) {
        const auto& path = *layer(file).path;
        fs::copy_file(path, path + ".durable", fs::copy_options::overwrite_existing);
    }
    return code;
}

const sqlite3_io_methods methods = {
    2, // version 2: with shared memory, which the write-ahead log needs; without memory mapping
    closeFile,
    [](sqlite3_file* f, void* b, int n, sqlite3_int64 o) { return real(f)->pMethods->xRead(real(f), b, n, o); },
    [](sqlite3_file* f, const void* b, int n, sqlite3_int64 o) { return real(f)->pMethods->xWrite(real(f), b, n, o); },
    [](sqlite3_file* f, sqlite3_int64 n) { return real(f)->pMethods->xTruncate(real(f), n); },
    syncFile,
    [](sqlite3_file* f, sqlite3_int64* n) { return real(f)->pMethods->xFileSize(real(f), n); },
    [](sqlite3_file* f, int lock) { return real(f)->pMethods->xLock(real(f), lock); },
    [](sqlite3_file* f, int lock) { return real(f)->pMethods->xUnlock(real(f), lock); },
    [](sqlite3_file* f, int* out) { return real(f)->pMethods->xCheckReservedLock(real(f), out); },
    [](sqlite3_file* f, int op, void* arg) { return real(f)->pMethods->xFileControl(real(f), op, arg); },
    [](sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); },
    [](sqlite3_file* f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); },
    [](sqlite3_file* f, int p, int n, int x, void volatile** m) {
        return real(f)->pMethods->xShmMap(real(f), p, n, x, m);
    },
    [](sqlite3_file* f, int o, int n, int flags) { return real(f)->pMethods->xShmLock(real(f), o, n, flags); },
    [](sqlite3_file* f) { real(f)->pMethods->xShmBarrier(real(f)); },
    [](sqlite3_file* f, int d) { return real(f)->pMethods->xShmUnmap(real(f), d); },
    nullptr,
    nullptr,
};

int openFile(sqlite3_vfs* /*vfs*/, const char* name, sqlite3_file* file, int flags, int* outFlags) {
    layer(file).base.pMethods = nullptr;
    const int code = below->xOpen(below, name, real(file), flags, outFlags);
    if (real(file)->pMethods != nullptr) {
        layer(file).path = new std::string(name == nullptr ? "" : name);
        layer(file).base.pMethods = &methods;
    }
    return code;
}

} // namespace

void registerDurableCopies() {
    if (below != nullptr) {
        return;
    }
    below = sqlite3_vfs_find(nullptr);
    static sqlite3_vfs vfs = *below;
    vfs.pNext = nullptr;
    vfs.zName = "durable-copies";
    vfs.szOsFile = static_cast<int>(sizeof(LayerFile)) + below->szOsFile;
    vfs.xOpen = openFile;
    sqlite3_vfs_register(&vfs, 1);
}

void afterPowerCut(const fs::path& database, const fs::path& target) {
    for (const char* suffix : {"", "-wal"}) {
        const fs::path durable = database.string() + suffix + ".durable";
        if (fs::exists(durable)) {
            fs::copy_file(durable, target.string() + suffix, fs::copy_options::overwrite_existing);
        }
    }
}
