// libarchive, and ISA-L for gz: libarchive reads gz without comparing its check sums, so that damage could pass as data,
// and takes twice the time. ISA-L's state holds arrays that Swift would import as tuples of many thousand members, so
// its few calls stand here.
#ifndef COMITY_CARCHIVE_H
#define COMITY_CARCHIVE_H

#include <archive.h>
#include <archive_entry.h>
#include <isa-l/igzip_lib.h>
#include <stdlib.h>

static inline void comity_gzip_restart(void *state) {
  struct inflate_state *inflate = (struct inflate_state *)state;
  isal_inflate_reset(inflate);
  inflate->crc_flag = ISAL_GZIP;
}

/// A decompressor of gz that compares check sums and lengths; NULL without memory.
static inline void *comity_gzip_make(void) {
  struct inflate_state *inflate = (struct inflate_state *)malloc(sizeof(struct inflate_state));
  if (!inflate) return NULL;
  isal_inflate_init(inflate);
  inflate->crc_flag = ISAL_GZIP;
  return inflate;
}

static inline void comity_gzip_free(void *state) { free(state); }

/// Whether a whole gz stream was decompressed and compared.
static inline int comity_gzip_is_finished(const void *state) {
  return ((const struct inflate_state *)state)->block_state == ISAL_BLOCK_FINISH;
}

/// Decompresses what fits; moves input and output on. Returns ISA-L's code: negative for damage.
static inline int comity_gzip_inflate(
    void *state, const uint8_t **input, size_t *input_count, uint8_t **output, size_t *output_count) {
  struct inflate_state *inflate = (struct inflate_state *)state;
  inflate->next_in = (uint8_t *)*input;
  inflate->avail_in = (uint32_t)*input_count;
  inflate->next_out = *output;
  inflate->avail_out = (uint32_t)*output_count;
  int code = isal_inflate(inflate);
  *input = inflate->next_in;
  *input_count = inflate->avail_in;
  *output = inflate->next_out;
  *output_count = inflate->avail_out;
  return code;
}

#endif
