#include "cscan.h"

#include <stdlib.h>
#include <string.h>
#if defined(__linux__)
#include <sys/mman.h>
#endif

#if defined(__x86_64__)
#include <immintrin.h>
#elif defined(__aarch64__)
#include <arm_neon.h>
#endif

typedef struct {
  uint64_t delimiters, ends, quotes;
} masks;

/// Every bit the exclusive or of itself and all lower ones: ones from an opening quote to before the closing one.
static inline uint64_t prefix_xor(uint64_t bits) {
  bits ^= bits << 1;
  bits ^= bits << 2;
  bits ^= bits << 4;
  bits ^= bits << 8;
  bits ^= bits << 16;
  bits ^= bits << 32;
  return bits;
}

static inline uint64_t carriage_returns(const uint8_t *bytes, size_t count) {
  uint64_t bits = 0;
  for (size_t index = 0; index < count; index++) bits |= (uint64_t)(bytes[index] == '\r') << index;
  return bits;
}

/// Takes quoted bytes out of the masks. A quote opens a field right after a delimiter or record end, closes it right
/// before one (or before CR and a record end), or is doubled; any other quote is an ordinary byte to the grammar, which
/// the parity of quotes cannot know: the text is then irregular.
__attribute__((always_inline)) static inline void apply_quotes(masks *found, cscan_state *state, const uint8_t *bytes, size_t count, uint8_t record_end) {
  state->has_quotes |= found->quotes != 0;
  uint64_t inside = prefix_xor(found->quotes) ^ state->inside;
  found->delimiters &= ~inside;
  found->ends &= ~inside;
  uint64_t structural = found->delimiters | found->ends;
  uint64_t opening = found->quotes & inside;
  uint64_t closing = found->quotes & ~inside;
  uint64_t after_structural = structural << 1 | state->after_structural;
  uint64_t after_closing = closing << 1 | state->after_closing;
  state->has_doubled_quotes |= (opening & after_closing) != 0;
  uint64_t follows = after_closing & ~(structural | opening);
  if (count < 64) follows &= ((uint64_t)1 << count) - 1;
  if (follows != 0) {
    uint64_t line_ends = carriage_returns(bytes, count) & (found->ends >> 1 | (uint64_t)(bytes[count] == record_end) << (count - 1));
    follows &= ~line_ends;
  }
  state->is_irregular |= (opening & ~(after_structural | after_closing)) != 0 || follows != 0;
  state->inside = inside >> (count - 1) & 1 ? ~(uint64_t)0 : 0;
  state->after_closing = closing >> (count - 1) & 1;
}

// The loop over blocks, with one way to find bytes and one to count trailing zeros. Offsets are written eight at a time
// without looking how many there are: guessing that wrong costs more than writing some too many.
#define INDEX_BODY(FIND, TRAILING_ZEROS, COUNT_ONES)                                                                 \
  uint32_t *next = positions + *position_count;                                                                      \
  uint32_t *next_end = ends + *end_count;                                                                            \
  for (size_t block = from; block < to; block += 64) {                                                               \
    size_t count = to - block < 64 ? to - block : 64;                                                                \
    masks found = FIND(bytes + block, dialect);                                                                      \
    if (count < 64) {                                                                                                \
      uint64_t valid = ((uint64_t)1 << count) - 1;                                                                   \
      found.delimiters &= valid;                                                                                     \
      found.ends &= valid;                                                                                           \
      found.quotes &= valid;                                                                                         \
    }                                                                                                                \
    if ((found.quotes | state->inside | state->after_closing) != 0) {                                                \
      apply_quotes(&found, state, bytes + block, count, dialect.record_end);                                         \
    }                                                                                                                \
    uint64_t rest = found.delimiters | found.ends;                                                                   \
    state->after_structural = rest >> (count - 1) & 1;                                                               \
    uint32_t base = (uint32_t)block;                                                                                 \
    uint32_t *stop = next + COUNT_ONES(rest);                                                                        \
    do {                                                                                                             \
      for (int index = 0; index < 8; index++) {                                                                      \
        next[index] = base + (uint32_t)TRAILING_ZEROS(rest);                                                         \
        rest &= rest - 1;                                                                                            \
      }                                                                                                              \
      next += 8;                                                                                                     \
    } while (next < stop);                                                                                           \
    next = stop;                                                                                                     \
    rest = found.ends;                                                                                               \
    stop = next_end + COUNT_ONES(rest);                                                                              \
    do {                                                                                                             \
      for (int index = 0; index < 3; index++) {                                                                      \
        next_end[index] = base + (uint32_t)TRAILING_ZEROS(rest);                                                     \
        rest &= rest - 1;                                                                                            \
      }                                                                                                              \
      next_end += 3;                                                                                                 \
    } while (next_end < stop);                                                                                       \
    next_end = stop;                                                                                                 \
  }                                                                                                                  \
  *position_count = (size_t)(next - positions);                                                                      \
  *end_count = (size_t)(next_end - ends);

// With the top bit set the argument is never zero, for which the builtin has no answer.
#define PLAIN_ZEROS(bits) __builtin_ctzll((bits) | (uint64_t)1 << 63)

static inline masks find_portable(const uint8_t *bytes, cscan_dialect dialect) {
  masks found = {0, 0, 0};
  for (int index = 0; index < 64; index++) {
    found.delimiters |= (uint64_t)(bytes[index] == dialect.delimiter) << index;
    found.ends |= (uint64_t)(bytes[index] == dialect.record_end) << index;
    found.quotes |= (uint64_t)(bytes[index] == dialect.quote) << index;
  }
  return found;
}

void cscan_index_portable(
  const uint8_t *bytes, size_t from, size_t to, cscan_dialect dialect, cscan_state *state, uint32_t *positions,
  size_t *position_count, uint32_t *ends, size_t *end_count) {
  INDEX_BODY(find_portable, PLAIN_ZEROS, __builtin_popcountll)
}

#if defined(__x86_64__)

__attribute__((target("avx2,bmi,popcnt"))) static inline masks find_avx2(const uint8_t *bytes, cscan_dialect dialect) {
  __m256i low = _mm256_loadu_si256((const __m256i *)bytes);
  __m256i high = _mm256_loadu_si256((const __m256i *)(bytes + 32));
  __m256i delimiter = _mm256_set1_epi8((char)dialect.delimiter);
  __m256i record_end = _mm256_set1_epi8((char)dialect.record_end);
#define MASK(sign)                                                                \
  ((uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, sign))         \
   | (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, sign)) << 32)
  masks found = {MASK(delimiter), MASK(record_end), 0};
  if (dialect.quote >= 0) {
    __m256i quote = _mm256_set1_epi8((char)dialect.quote);
    found.quotes = MASK(quote);
  }
#undef MASK
  return found;
}

__attribute__((target("avx2,bmi,popcnt"))) static void index_avx2(
  const uint8_t *bytes, size_t from, size_t to, cscan_dialect dialect, cscan_state *state, uint32_t *positions,
  size_t *position_count, uint32_t *ends, size_t *end_count) {
  INDEX_BODY(find_avx2, _tzcnt_u64, __builtin_popcountll)
}

static inline masks find_sse2(const uint8_t *bytes, cscan_dialect dialect) {
  __m128i part[4];
  for (int index = 0; index < 4; index++) part[index] = _mm_loadu_si128((const __m128i *)(bytes + 16 * index));
  masks found = {0, 0, 0};
  __m128i delimiter = _mm_set1_epi8((char)dialect.delimiter);
  __m128i record_end = _mm_set1_epi8((char)dialect.record_end);
  __m128i quote = _mm_set1_epi8((char)dialect.quote);
  for (int index = 0; index < 4; index++) {
    found.delimiters |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(part[index], delimiter)) << (16 * index);
    found.ends |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(part[index], record_end)) << (16 * index);
    if (dialect.quote >= 0) {
      found.quotes |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(part[index], quote)) << (16 * index);
    }
  }
  return found;
}

void cscan_index_sse2(
  const uint8_t *bytes, size_t from, size_t to, cscan_dialect dialect, cscan_state *state, uint32_t *positions,
  size_t *position_count, uint32_t *ends, size_t *end_count) {
  INDEX_BODY(find_sse2, PLAIN_ZEROS, __builtin_popcountll)
}

void cscan_index(
  const uint8_t *bytes, size_t from, size_t to, cscan_dialect dialect, cscan_state *state, uint32_t *positions,
  size_t *position_count, uint32_t *ends, size_t *end_count) {
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt")) {
    index_avx2(bytes, from, to, dialect, state, positions, position_count, ends, end_count);
  } else {
    cscan_index_sse2(bytes, from, to, dialect, state, positions, position_count, ends, end_count);
  }
}

#elif defined(__aarch64__)

static inline uint64_t mask_neon(uint8x16_t a, uint8x16_t b, uint8x16_t c, uint8x16_t d) {
  const uint8x16_t bits = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  uint8x16_t low = vpaddq_u8(vandq_u8(a, bits), vandq_u8(b, bits));
  uint8x16_t high = vpaddq_u8(vandq_u8(c, bits), vandq_u8(d, bits));
  low = vpaddq_u8(low, high);
  low = vpaddq_u8(low, low);
  return vgetq_lane_u64(vreinterpretq_u64_u8(low), 0);
}

static inline masks find_neon(const uint8_t *bytes, cscan_dialect dialect) {
  uint8x16_t a = vld1q_u8(bytes), b = vld1q_u8(bytes + 16), c = vld1q_u8(bytes + 32), d = vld1q_u8(bytes + 48);
#define MASK(sign) mask_neon(vceqq_u8(a, sign), vceqq_u8(b, sign), vceqq_u8(c, sign), vceqq_u8(d, sign))
  uint8x16_t delimiter = vdupq_n_u8(dialect.delimiter);
  uint8x16_t record_end = vdupq_n_u8(dialect.record_end);
  masks found = {MASK(delimiter), MASK(record_end), 0};
  if (dialect.quote >= 0) {
    uint8x16_t quote = vdupq_n_u8((uint8_t)dialect.quote);
    found.quotes = MASK(quote);
  }
#undef MASK
  return found;
}

void cscan_index(
  const uint8_t *bytes, size_t from, size_t to, cscan_dialect dialect, cscan_state *state, uint32_t *positions,
  size_t *position_count, uint32_t *ends, size_t *end_count) {
  INDEX_BODY(find_neon, PLAIN_ZEROS, __builtin_popcountll)
}

#else

void cscan_index(
  const uint8_t *bytes, size_t from, size_t to, cscan_dialect dialect, cscan_state *state, uint32_t *positions,
  size_t *position_count, uint32_t *ends, size_t *end_count) {
  cscan_index_portable(bytes, from, to, dialect, state, positions, position_count, ends, end_count);
}

#endif

// Passing over records: the field of a needle found is the number of delimiters since its record began. Whole blocks
// only; what is left before `to` is for whoever reads on.
#define PASS_OVER_BODY(EQUAL, TRAILING_ZEROS, COUNT_ONES)                                                            \
  size_t start = from, records = 0;                                                                                  \
  uint64_t delimiters_so_far = 0;                                                                                    \
  for (size_t block = from; block + 64 + 4 <= to; block += 64) {                                                     \
    if (dialect.quote >= 0 && EQUAL(bytes + block, (uint8_t)dialect.quote) != 0) break;                              \
    uint64_t delimiters = EQUAL(bytes + block, dialect.delimiter);                                                   \
    uint64_t ends = EQUAL(bytes + block, dialect.record_end);                                                        \
    uint64_t hits = 0;                                                                                               \
    for (size_t index = 0; index < needle_count; index++) {                                                          \
      uint64_t found = EQUAL(bytes + block, needles[index].bytes[0]);                                                \
      for (uint32_t place = 1; place < needles[index].length; place++) {                                             \
        found &= EQUAL(bytes + block + place, needles[index].bytes[place]);                                          \
      }                                                                                                              \
      hits |= found;                                                                                                 \
    }                                                                                                                \
    uint64_t below = 0;                                                                                              \
    while (true) {                                                                                                   \
      uint64_t end = ends & (~ends + 1);                                                                             \
      uint64_t record = (end != 0 ? end - 1 : ~(uint64_t)0) & ~below;                                                \
      for (uint64_t rest = hits & record; rest != 0; rest &= rest - 1) {                                             \
        uint64_t before = (rest & (~rest + 1)) - 1;                                                                  \
        if (delimiters_so_far + COUNT_ONES(delimiters & record & before) == field) goto stop;                        \
      }                                                                                                              \
      delimiters_so_far += COUNT_ONES(delimiters & record);                                                          \
      if (end == 0) break;                                                                                           \
      if (delimiters_so_far + 1 != field_count) goto stop;                                                           \
      start = block + TRAILING_ZEROS(end) + 1;                                                                       \
      records += 1;                                                                                                  \
      delimiters_so_far = 0;                                                                                         \
      below = end | (end - 1);                                                                                       \
      ends &= ends - 1;                                                                                              \
    }                                                                                                                \
  }                                                                                                                  \
stop:                                                                                                                \
  *record_count = records;                                                                                           \
  return start;

// Counting needs no more than the ones in the mask of each block.
#define COUNT_BODY(EQUAL, COUNT_ONES)                                        \
  size_t total = 0, place = 0;                                               \
  for (; count - place >= 64; place += 64) total += COUNT_ONES(EQUAL(bytes + place, sign)); \
  for (; place < count; place++) total += bytes[place] == sign;              \
  return total;

static inline uint64_t equal_portable(const uint8_t *bytes, uint8_t sign) {
  uint64_t bits = 0;
  for (int index = 0; index < 64; index++) bits |= (uint64_t)(bytes[index] == sign) << index;
  return bits;
}

size_t cscan_pass_over_portable(
  const uint8_t *bytes, size_t from, size_t to, cscan_dialect dialect, size_t field_count, size_t field,
  const cscan_needle *needles, size_t needle_count, size_t *record_count) {
  PASS_OVER_BODY(equal_portable, PLAIN_ZEROS, (uint64_t)__builtin_popcountll)
}

#if defined(__x86_64__)

__attribute__((target("avx2,bmi,popcnt"))) static inline uint64_t equal_avx2(const uint8_t *bytes, uint8_t sign) {
  __m256i wanted = _mm256_set1_epi8((char)sign);
  __m256i low = _mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)bytes), wanted);
  __m256i high = _mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)(bytes + 32)), wanted);
  return (uint64_t)(uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

__attribute__((target("avx2,bmi,popcnt"))) static size_t pass_over_avx2(
  const uint8_t *bytes, size_t from, size_t to, cscan_dialect dialect, size_t field_count, size_t field,
  const cscan_needle *needles, size_t needle_count, size_t *record_count) {
  PASS_OVER_BODY(equal_avx2, _tzcnt_u64, (uint64_t)__builtin_popcountll)
}

__attribute__((target("avx2,bmi,popcnt"))) static size_t count_avx2(const uint8_t *bytes, size_t count, uint8_t sign) {
  COUNT_BODY(equal_avx2, (size_t)__builtin_popcountll)
}

static inline uint64_t equal_sse2(const uint8_t *bytes, uint8_t sign) {
  __m128i wanted = _mm_set1_epi8((char)sign);
  uint64_t bits = 0;
  for (int index = 0; index < 4; index++) {
    __m128i part = _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(bytes + 16 * index)), wanted);
    bits |= (uint64_t)(uint32_t)_mm_movemask_epi8(part) << (16 * index);
  }
  return bits;
}

static size_t pass_over_sse2(
  const uint8_t *bytes, size_t from, size_t to, cscan_dialect dialect, size_t field_count, size_t field,
  const cscan_needle *needles, size_t needle_count, size_t *record_count) {
  PASS_OVER_BODY(equal_sse2, PLAIN_ZEROS, (uint64_t)__builtin_popcountll)
}

static size_t count_sse2(const uint8_t *bytes, size_t count, uint8_t sign) {
  COUNT_BODY(equal_sse2, (size_t)__builtin_popcountll)
}

size_t cscan_count(const uint8_t *bytes, size_t count, uint8_t sign) {
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt")) {
    return count_avx2(bytes, count, sign);
  }
  return count_sse2(bytes, count, sign);
}

size_t cscan_pass_over(
  const uint8_t *bytes, size_t from, size_t to, cscan_dialect dialect, size_t field_count, size_t field,
  const cscan_needle *needles, size_t needle_count, size_t *record_count) {
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt")) {
    return pass_over_avx2(bytes, from, to, dialect, field_count, field, needles, needle_count, record_count);
  }
  return pass_over_sse2(bytes, from, to, dialect, field_count, field, needles, needle_count, record_count);
}

#elif defined(__aarch64__)

static inline uint64_t equal_neon(const uint8_t *bytes, uint8_t sign) {
  uint8x16_t wanted = vdupq_n_u8(sign);
  return mask_neon(
    vceqq_u8(vld1q_u8(bytes), wanted), vceqq_u8(vld1q_u8(bytes + 16), wanted), vceqq_u8(vld1q_u8(bytes + 32), wanted),
    vceqq_u8(vld1q_u8(bytes + 48), wanted));
}

size_t cscan_count(const uint8_t *bytes, size_t count, uint8_t sign) {
  COUNT_BODY(equal_neon, (size_t)__builtin_popcountll)
}

size_t cscan_pass_over(
  const uint8_t *bytes, size_t from, size_t to, cscan_dialect dialect, size_t field_count, size_t field,
  const cscan_needle *needles, size_t needle_count, size_t *record_count) {
  PASS_OVER_BODY(equal_neon, PLAIN_ZEROS, (uint64_t)__builtin_popcountll)
}

#else

size_t cscan_count(const uint8_t *bytes, size_t count, uint8_t sign) {
  COUNT_BODY(equal_portable, (size_t)__builtin_popcountll)
}

size_t cscan_pass_over(
  const uint8_t *bytes, size_t from, size_t to, cscan_dialect dialect, size_t field_count, size_t field,
  const cscan_needle *needles, size_t needle_count, size_t *record_count) {
  return cscan_pass_over_portable(bytes, from, to, dialect, field_count, field, needles, needle_count, record_count);
}

#endif

bool cscan_is_odd(const uint8_t *bytes, size_t count, uint8_t sign) { return cscan_count(bytes, count, sign) % 2 != 0; }

void *cscan_allocate_for_lookup(size_t size) {
  void *memory = NULL;
#if defined(__linux__) && defined(MADV_HUGEPAGE)
  const size_t large_page = (size_t)2 << 20;
  if (size >= 2 * large_page) {
    size = (size + large_page - 1) & ~(large_page - 1);
    if (posix_memalign(&memory, large_page, size) != 0) abort();
    madvise(memory, size, MADV_HUGEPAGE);
    return memory;
  }
#endif
  memory = malloc(size);
  if (memory == NULL && size > 0) abort();
  return memory;
}
