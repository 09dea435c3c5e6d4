// libarchive, and zlib for gz: libarchive reads gz without comparing its check sums, so that damage could pass as data.
#ifndef COMITY_CARCHIVE_H
#define COMITY_CARCHIVE_H

#include <archive.h>
#include <archive_entry.h>
#include <zlib.h>

#endif
