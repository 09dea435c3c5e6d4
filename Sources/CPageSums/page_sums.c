#include "CPageSums.h"

#include <sqlite3.h>
#include <stdint.h>
#include <string.h>

// SQLite has this code since version 3.31; older headers lack it.
#ifndef SQLITE_IOERR_DATA
#define SQLITE_IOERR_DATA (SQLITE_IOERR | (32 << 8))
#endif
#ifndef SQLITE_FCNTL_RESERVE_BYTES
#define SQLITE_FCNTL_RESERVE_BYTES 38
#endif

typedef struct {
  sqlite3_file base;
  int is_unchanging;
  // Behind it stands the file of the system's own layer.
} summed_file;

static sqlite3_vfs layer;
static sqlite3_vfs *original;
static char name_ending[64];
static int opens_unchanging;

static sqlite3_file *inner(sqlite3_file *file) { return (sqlite3_file *)((char *)file + sizeof(summed_file)); }

// Fowler, Noll and Vo's function with 64 bits (FNV-1a), over the number of the page and its bytes. Each step is a bijection
// of the state, so a change of any one byte always changes the result.
static uint64_t page_sum(const uint8_t *page, int size, sqlite3_int64 offset) {
  uint64_t sum = 0xcbf29ce484222325u;
  for (int place = 0; place < 64; place += 8) {
    sum = (sum ^ ((uint64_t)offset >> place & 0xff)) * 0x100000001b3u;
  }
  for (int index = 0; index < size - comity_page_sum_size; index++) sum = (sum ^ page[index]) * 0x100000001b3u;
  return sum;
}

static void put_sum(uint8_t *page, int size, sqlite3_int64 offset) {
  uint64_t sum = page_sum(page, size, offset);
  for (int index = 0; index < comity_page_sum_size; index++) {
    page[size - comity_page_sum_size + index] = (uint8_t)(sum >> (8 * index));
  }
}

static int is_page(int count, sqlite3_int64 offset) {
  return count >= 512 && count <= 65536 && (count & (count - 1)) == 0 && offset % count == 0;
}

static int read_page(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset) {
  int code = inner(file)->pMethods->xRead(inner(file), bytes, count, offset);
  if (code != SQLITE_OK || !is_page(count, offset)) return code;
  uint8_t expected[65536];
  memcpy(expected, bytes, (size_t)count);
  put_sum(expected, count, offset);
  if (memcmp(expected + count - comity_page_sum_size, (uint8_t *)bytes + count - comity_page_sum_size,
        comity_page_sum_size) == 0) {
    return SQLITE_OK;
  }
  sqlite3_log(SQLITE_IOERR_DATA, "the check sum of the page at byte %lld is another", offset);
  return SQLITE_IOERR_DATA;
}

static int write_page(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
  if (!is_page(count, offset)) return inner(file)->pMethods->xWrite(inner(file), bytes, count, offset);
  uint8_t page[65536];
  memcpy(page, bytes, (size_t)count);
  // A page without room for its sum must not be spoiled by one.
  if (offset == 0 && page[20] != comity_page_sum_size) return SQLITE_IOERR_WRITE;
  put_sum(page, count, offset);
  return inner(file)->pMethods->xWrite(inner(file), page, count, offset);
}

static int close_file(sqlite3_file *file) { return inner(file)->pMethods->xClose(inner(file)); }
static int truncate_file(sqlite3_file *file, sqlite3_int64 size) {
  return inner(file)->pMethods->xTruncate(inner(file), size);
}
static int sync_file(sqlite3_file *file, int flags) { return inner(file)->pMethods->xSync(inner(file), flags); }
static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
  return inner(file)->pMethods->xFileSize(inner(file), size);
}
static int lock_file(sqlite3_file *file, int level) { return inner(file)->pMethods->xLock(inner(file), level); }
static int unlock_file(sqlite3_file *file, int level) { return inner(file)->pMethods->xUnlock(inner(file), level); }
static int check_reserved_lock(sqlite3_file *file, int *result) {
  return inner(file)->pMethods->xCheckReservedLock(inner(file), result);
}
static int file_control(sqlite3_file *file, int operation, void *argument) {
  return inner(file)->pMethods->xFileControl(inner(file), operation, argument);
}
static int sector_size(sqlite3_file *file) { return inner(file)->pMethods->xSectorSize(inner(file)); }
static int device_characteristics(sqlite3_file *file) {
  int own = ((summed_file *)file)->is_unchanging ? SQLITE_IOCAP_IMMUTABLE : 0;
  return inner(file)->pMethods->xDeviceCharacteristics(inner(file)) | own;
}
static int shm_map(sqlite3_file *file, int region, int size, int extend, void volatile **memory) {
  return inner(file)->pMethods->xShmMap(inner(file), region, size, extend, memory);
}
static int shm_lock(sqlite3_file *file, int offset, int count, int flags) {
  return inner(file)->pMethods->xShmLock(inner(file), offset, count, flags);
}
static void shm_barrier(sqlite3_file *file) { inner(file)->pMethods->xShmBarrier(inner(file)); }
static int shm_unmap(sqlite3_file *file, int remove) {
  return inner(file)->pMethods->xShmUnmap(inner(file), remove);
}

// Version 2: without memory maps, which would go past the check sums.
static const sqlite3_io_methods methods = {
  2,           close_file,        read_page,           write_page,   truncate_file, sync_file,
  file_size,   lock_file,         unlock_file,         check_reserved_lock,         file_control,
  sector_size, device_characteristics, shm_map,        shm_lock,     shm_barrier,   shm_unmap,
  0,           0,
};

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags) {
  (void)vfs;
  size_t length = name ? strlen(name) : 0;
  size_t ending = strlen(name_ending);
  int is_summed = (flags & SQLITE_OPEN_MAIN_DB) && ending > 0 && length >= ending
    && memcmp(name + length - ending, name_ending, ending) == 0;
  if (!is_summed) return original->xOpen(original, name, file, flags, out_flags);
  file->pMethods = 0;
  ((summed_file *)file)->is_unchanging = opens_unchanging;
  memset(inner(file), 0, (size_t)original->szOsFile);
  int code = original->xOpen(original, name, inner(file), flags, out_flags);
  // SQLite closes a file whose methods are set even when opening it failed.
  if (inner(file)->pMethods) file->pMethods = &methods;
  return code;
}

int comity_page_sums_begin(const char *ending, int unchanging) {
  if (strlen(ending) >= sizeof name_ending) return SQLITE_MISUSE;
  int code = sqlite3_initialize();
  if (code != SQLITE_OK) return code;
  if (!original) {
    original = sqlite3_vfs_find(0);
    if (!original) return SQLITE_ERROR;
    layer = *original;
    layer.pNext = 0;
    layer.zName = "comity-page-sums";
    layer.szOsFile = (int)sizeof(summed_file) + original->szOsFile;
    layer.xOpen = open_file;
    strcpy(name_ending, ending);
  }
  opens_unchanging = unchanging;
  return sqlite3_vfs_register(&layer, 1);
}

void comity_page_sums_end(void) { sqlite3_vfs_register(original, 1); }

int comity_page_sums_reserve(void *connection) {
  int size = comity_page_sum_size;
  return sqlite3_file_control((sqlite3 *)connection, "main", SQLITE_FCNTL_RESERVE_BYTES, &size);
}
