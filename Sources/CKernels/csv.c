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

enum csv_number csv_read_number(const uint8_t *text, size_t length, uint8_t decimal, double *number) {
  // Up to 10^22, powers of ten are exact, and so is one product or quotient of them with a whole number below 2^53.
  static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                  1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  const uint8_t *at = text, *end = text + length;
  bool is_negative = at < end && *at == '-';
  if (at < end && (*at == '-' || *at == '+')) at++;
  uint64_t digits = 0;
  int scale = 0, zeros = 0, written = 0;
  bool is_long = false, after_point = false;
  for (; at < end; at++) {
    if (*at == decimal && !after_point) {
      after_point = true;
      continue;
    }
    unsigned digit = (unsigned)*at - '0';
    if (digit > 9) break;
    written++;
    if (after_point) scale--;
    if (digit == 0) {
      zeros += digits != 0;  // Zeros count once another digit follows; numbers often end in many.
      continue;
    }
    for (; zeros >= 0; zeros--) {
      is_long = is_long || digits > (UINT64_MAX - 9) / 10;
      if (!is_long) digits = digits * 10 + (zeros == 0 ? digit : 0);
    }
    zeros = 0;
  }
  if (written == 0) return CSV_NO_NUMBER;
  scale += zeros;
  if (at < end && (*at == 'e' || *at == 'E')) {
    at++;
    bool is_small = at < end && *at == '-';
    if (at < end && (*at == '-' || *at == '+')) at++;
    int exponent = 0, count = 0;
    for (; at < end && (unsigned)*at - '0' <= 9; at++, count++) {
      if (exponent < 100000) exponent = exponent * 10 + (*at - '0');
    }
    if (count == 0) return CSV_NO_NUMBER;
    scale += is_small ? -exponent : exponent;
  }
  if (at < end) return CSV_NO_NUMBER;
  if (is_long || digits > (UINT64_C(1) << 53) || scale > 22 || scale < -22) {
    if (digits == 0 && !is_long) {
      *number = is_negative ? -0.0 : 0;
      return CSV_NUMBER;
    }
    return CSV_LONG_NUMBER;
  }
  double value = scale < 0 ? (double)digits / powers[-scale] : (double)digits * powers[scale];
  *number = is_negative ? -value : value;
  return CSV_NUMBER;
}
