// libxlsxwriter, what it keeps to itself, and zlib, with which the long parts of its files are packed.
#ifndef COMITY_CXLSXWRITER_H
#define COMITY_CXLSXWRITER_H

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <xlsxwriter.h>
#include <zlib.h>

#ifdef __linux__
// Declared here: asking the headers for it would give them other types than other modules have.
int memfd_create(const char *name, unsigned int flags);
#endif

/// A file without a name that is gone when it is closed; -1 and errno where there is none.
static inline int comity_xlsx_open_unnamed(void) {
#ifdef __linux__
  return memfd_create("workbook", 1 /* close on exec */);
#else
  const char *folder = getenv("TMPDIR");
  char path[1024];
  int length = snprintf(path, sizeof path, "%s/comity-workbook-XXXXXX", folder ? folder : "/tmp");
  if (length < 0 || (size_t)length >= sizeof path) {
    errno = ENAMETOOLONG;
    return -1;
  }
  int descriptor = mkstemp(path);
  if (descriptor >= 0) unlink(path);
  return descriptor;
#endif
}

/// A workbook that keeps one row in memory, its rows aside in a temporary file, and never asks for the time.
static inline lxw_workbook *comity_xlsx_new(const char *path) {
  lxw_workbook_options options = {0};
  options.constant_memory = LXW_TRUE;
  return workbook_new_opt(path, &options);
}

static inline void comity_xlsx_set_properties(lxw_workbook *workbook, const char *title, long long created) {
  lxw_doc_properties properties = {0};
  properties.title = (char *)title;
  properties.author = (char *)"Comity";
  properties.created = (time_t)created;
  workbook_set_properties(workbook, &properties);
}

/// How many bytes of rows a sheet has put aside on disk; -1 and errno when some could not be written.
static inline long long comity_xlsx_flush(lxw_worksheet *sheet) {
  FILE *rows = sheet->optimize_tmpfile;
  if (!rows) return 0;
  errno = 0;
  if (fflush(rows) != 0 || ferror(rows)) {
    if (errno == 0) errno = EIO;
    return -1;
  }
  return (long long)ftello(rows);
}

/// The most bytes that packing may make of so many.
static inline size_t comity_deflate_bound(size_t count) { return count + count / 512 + 1024; }

/// Packs bytes as blocks of a deflate stream that others may follow; returns their number, -1 without memory.
static inline long long comity_deflate(const uint8_t *input, size_t count, uint8_t *output, size_t room, int level) {
  z_stream stream = {0};
  if (deflateInit2(&stream, level, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY) != Z_OK) return -1;
  stream.next_in = (Bytef *)input;
  stream.avail_in = (uInt)count;
  stream.next_out = output;
  stream.avail_out = (uInt)room;
  int code = deflate(&stream, Z_FULL_FLUSH);
  long long packed = code == Z_OK && stream.avail_in == 0 && stream.avail_out > 0 ? (long long)stream.total_out : -1;
  deflateEnd(&stream);
  return packed;
}

/// Unpacks one whole deflate stream of a known size; 0 for success.
static inline int comity_inflate(const uint8_t *input, size_t count, uint8_t *output, size_t size) {
  z_stream stream = {0};
  if (inflateInit2(&stream, -15) != Z_OK) return -1;
  stream.next_in = (Bytef *)input;
  stream.avail_in = (uInt)count;
  stream.next_out = output;
  stream.avail_out = (uInt)size;
  int code = inflate(&stream, Z_FINISH);
  int isWhole = code == Z_STREAM_END && stream.total_out == size;
  inflateEnd(&stream);
  return isWhole ? 0 : -1;
}

static inline uint32_t comity_crc32(const uint8_t *input, size_t count) {
  return (uint32_t)crc32_z(0, input, count);
}

/// The check sum of two stretches of bytes one after the other.
static inline uint32_t comity_crc32_combine(uint32_t first, uint32_t second, long long secondCount) {
  return (uint32_t)crc32_combine(first, second, (z_off_t)secondCount);
}

#endif
