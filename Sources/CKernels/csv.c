#include "csv.h"
#include <string.h>

/// Reads a number of one to three digits up to 255 that ends at a comma or at `end`.
/// Returns where it ends, or NULL if there is no such number at `at`.
static inline const uint8_t *read_number(const uint8_t *at, const uint8_t *end, uint8_t *number) {
  if (at == end) return NULL;
  unsigned value = (unsigned)*at++ - '0';
  if (value > 9) return NULL;
  for (int digits = 1; digits < 3 && at < end && *at != ','; digits++) {
    unsigned digit = (unsigned)*at++ - '0';
    if (digit > 9) return NULL;
    value = value * 10 + digit;
  }
  if (value > 255 || (at < end && *at != ',')) return NULL;
  *number = (uint8_t)value;
  return at;
}

bool csv_read_plain_row(const uint8_t *text, size_t length, uint8_t *label, uint8_t *pixels, size_t pixel_count) {
  const uint8_t *end = text + length;
  const uint8_t *at = read_number(text, end, label);
  if (at == NULL) return false;

  size_t pixel = 0;
  while (pixel < pixel_count) {
    // Four fifths of a digit's pixels are black, in long runs, so four of them are tried at a time.
    while (pixel + 4 <= pixel_count && end - at >= 8 && memcmp(at, ",0,0,0,0", 8) == 0) {
      // That the fourth 0 is a whole number, and not the start of 042, is seen at the next comma.
      memset(pixels + pixel, 0, 4);
      pixel += 4;
      at += 8;
    }
    if (pixel == pixel_count) break;
    if (at == end || *at != ',') return false;
    at = read_number(at + 1, end, pixels + pixel);
    if (at == NULL) return false;
    pixel++;
  }
  return at == end;
}
