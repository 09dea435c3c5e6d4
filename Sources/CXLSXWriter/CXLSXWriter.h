// libxlsxwriter, and what it keeps to itself: whether the rows that it puts aside on disk have all been written.
#ifndef COMITY_CXLSXWRITER_H
#define COMITY_CXLSXWRITER_H

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <xlsxwriter.h>

#ifdef __linux__
// Declared here: asking the headers for it would give them other types than other modules have.
int memfd_create(const char *name, unsigned int flags);
#endif

/// A file without a name that is gone when it is closed; -1 and errno where there is none.
static inline int comity_xlsx_open_unnamed(void) {
#ifdef __linux__
  return memfd_create("workbook", 1 /* close on exec */);
#else
  char path[] = "/tmp/comity-workbook-XXXXXX";
  int descriptor = mkstemp(path);
  if (descriptor >= 0) unlink(path);
  return descriptor;
#endif
}

/// A workbook that keeps one row in memory, its rows aside in a temporary file, and never asks for the time.
static inline lxw_workbook *comity_xlsx_new(const char *path, int isHuge) {
  lxw_workbook_options options = {0};
  options.constant_memory = LXW_TRUE;
  options.use_zip64 = isHuge ? LXW_TRUE : LXW_FALSE;
  return workbook_new_opt(path, &options);
}

static inline void comity_xlsx_set_properties(lxw_workbook *workbook, const char *title, long long created) {
  lxw_doc_properties properties = {0};
  properties.title = (char *)title;
  properties.author = (char *)"Comity";
  properties.created = (time_t)created;
  workbook_set_properties(workbook, &properties);
}

/// How many bytes of rows a sheet has put aside; -1 and errno when some could not be written.
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

#endif
