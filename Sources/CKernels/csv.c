#include "csv.h"
#include <string.h>

/// Reads a number of one to three digits up to 255 that ends at a comma or at `end`.
/// Returns where it ends, or NULL if there is no such number at `at`.
static const uint8_t *read_number(const uint8_t *at, const uint8_t *end, uint8_t *number) {
  unsigned value = 0;
  int digits = 0;
  for (; at < end && *at != ','; at++, digits++) {
    unsigned digit = (unsigned)*at - '0';
    if (digit > 9 || digits == 3) return NULL;
    value = value * 10 + digit;
  }
  if (digits == 0 || value > 255) return NULL;
  *number = (uint8_t)value;
  return at;
}

/// Like `read_number`, for a number that ends at a comma within the four bytes at `at`.
///
/// Without a branch for the number of digits, which no processor can guess: twice as fast on the pixels of a stroke.
static inline const uint8_t *read_inner_number(const uint8_t *at, uint8_t *number) {
  uint32_t text = (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
  uint32_t digits = text ^ 0x30303030;  // Each byte that was a digit is now its value, 0...9; no other byte is.
  uint32_t others = (((digits & 0x7f7f7f7f) + 0x76767676) | digits) & 0x80808080;  // The high bit of the others.
  if (others == 0) return NULL;
  unsigned length = (unsigned)__builtin_ctz(others) / 8;
  if (length == 0 || at[length] != ',') return NULL;
  uint32_t aligned = digits << (32 - 8 * length);  // The last digit is now the highest byte, and zeros fill the rest.
  unsigned value = (aligned >> 24) + 10 * (aligned >> 16 & 0xff) + 100 * (aligned >> 8 & 0xff);
  if (value > 255) return NULL;
  *number = (uint8_t)value;
  return at + length;
}

bool csv_read_plain_row(const uint8_t *text, size_t length, uint8_t *label, uint8_t *pixels, size_t pixel_count) {
  const uint8_t *end = text + length;
  const uint8_t *at = read_number(text, end, label);
  if (at == NULL) return false;

  size_t pixel = 0;
  while (pixel < pixel_count) {
    // Four fifths of a digit's pixels are black, in long runs, so four of them are tried at a time. That the fourth 0
    // is a whole number, and not the start of 042, is seen at the next comma.
    while (pixel_count - pixel >= 4 && end - at >= 8 && memcmp(at, ",0,0,0,0", 8) == 0) {
      memset(pixels + pixel, 0, 4);
      pixel += 4;
      at += 8;
    }
    if (pixel == pixel_count) break;
    if (at == end || *at != ',') return false;
    at++;
    at = end - at >= 4 && pixel_count - pixel > 1 ? read_inner_number(at, pixels + pixel)
                                                   : read_number(at, end, pixels + pixel);
    if (at == NULL) return false;
    pixel++;
  }
  return at == end;
}
