// Finds the bytes that structure delimited text, 64 at a time, and two instructions that Swift does not offer.
#ifndef CSCAN_H
#define CSCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// How far beyond the last byte the functions may read (never write).
enum { cscan_padding = 64 };

/// What one call of `cscan_index` leaves for the next one, which goes on where it ended.
typedef struct {
  /// All ones inside a quoted field, else zero.
  uint64_t inside;
  /// Whether the last byte ended a field or a record; true at the beginning of a record.
  uint64_t after_structural;
  /// Whether the last byte was a quote that closes a field, or the first of a doubled one.
  uint64_t after_closing;
  /// Whether any quote was seen, any doubled one, and any where no quote may stand.
  bool has_quotes;
  bool has_doubled_quotes;
  bool is_irregular;
} cscan_state;

/// The characters that structure the text; `quote` is -1 where quotes are ordinary.
typedef struct {
  uint8_t delimiter;
  uint8_t record_end;
  int quote;
} cscan_dialect;

/// Writes the offsets of the delimiters and record ends in `bytes[from ..< to]`, those inside quotes left out, to
/// `positions`, and the offsets of the record ends alone to `ends`. Both arrays need room for `to - from + 64` numbers.
void cscan_index(
  const uint8_t *bytes, size_t from, size_t to, cscan_dialect dialect, cscan_state *state, uint32_t *positions,
  size_t *position_count, uint32_t *ends, size_t *end_count);

/// The same without vector instructions, for other processors and for tests.
void cscan_index_portable(
  const uint8_t *bytes, size_t from, size_t to, cscan_dialect dialect, cscan_state *state, uint32_t *positions,
  size_t *position_count, uint32_t *ends, size_t *end_count);

#if defined(__x86_64__)
/// The same for processors without AVX2.
void cscan_index_sse2(
  const uint8_t *bytes, size_t from, size_t to, cscan_dialect dialect, cscan_state *state, uint32_t *positions,
  size_t *position_count, uint32_t *ends, size_t *end_count);
#endif

/// Whether a byte occurs an odd number of times.
bool cscan_is_odd(const uint8_t *bytes, size_t count, uint8_t sign);

/// How often a byte occurs.
size_t cscan_count(const uint8_t *bytes, size_t count, uint8_t sign);

/// A few bytes that a cell must hold; `length` of them, from 2 to 4.
typedef struct {
  uint8_t bytes[4];
  uint32_t length;
} cscan_needle;

/// Passes over records, beginning with the one at `from`, that have `field_count` fields and no quote, and in whose field
/// `field` none of the needles occurs. Returns where the first record begins that is not of this kind or does not end
/// before `to`, and how many records lie before it.
size_t cscan_pass_over(
  const uint8_t *bytes, size_t from, size_t to, cscan_dialect dialect, size_t field_count, size_t field,
  const cscan_needle *needles, size_t needle_count, size_t *record_count);

/// The same without vector instructions.
size_t cscan_pass_over_portable(
  const uint8_t *bytes, size_t from, size_t to, cscan_dialect dialect, size_t field_count, size_t field,
  const cscan_needle *needles, size_t needle_count, size_t *record_count);

/// Asks for a place of memory that will be read and written soon.
static inline void cscan_prefetch(const void *address) { __builtin_prefetch(address, 1, 3); }

/// Memory that is looked up at random: in large pages where the system has them and the size is worth it, so that a
/// look-up does not wait for the page's address, too. Given back by `free`; never null.
void *cscan_allocate_for_lookup(size_t size);

#endif
