// Check sums on every page of a SQLite database file, made when a page is written and compared when it is read.
#ifndef COMITY_PAGE_SUMS_H
#define COMITY_PAGE_SUMS_H

/// How many bytes at the end of every page hold its check sum.
enum { comity_page_sum_size = 8 };

/// From now until `comity_page_sums_end`, database files that are opened under a name with this ending have check sums;
/// other files are opened as ever. Where `unchanging` is not 0, SQLite takes it that nobody writes to them: it needs no
/// lock, no log and no other file beside them. Returns 0 for success. The two calls must come in pairs, from one thread at
/// a time.
int comity_page_sums_begin(const char *ending, int unchanging);
void comity_page_sums_end(void);

/// Reserves the room for the check sums in a database that has no page yet; `connection` is a `sqlite3 *`. Returns 0 for
/// success.
int comity_page_sums_reserve(void *connection);

#endif
