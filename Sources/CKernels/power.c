#include "CKernels.h"
#include "pairs.h"

/// A number above 0: mantissa · 2^exponent, with the mantissa nearly within [1, 2).
struct scaled {
  struct pair mantissa;
  int64_t exponent;
};

GRADB_PART struct scaled product_of_scaled(struct scaled a, struct scaled b) {
  struct scaled c = {product_of_pairs(a.mantissa, b.mantissa), a.exponent + b.exponent};
  if (c.mantissa.high >= 2) {
    c.mantissa.high *= 0.5;
    c.mantissa.low *= 0.5;
    c.exponent += 1;
  }
  // Far beyond what a double can hold, and it never comes back: the exponents of the powers of a number have one sign.
  if (c.exponent > 1 << 20) c.exponent = 1 << 20;
  if (c.exponent < -(1 << 20)) c.exponent = -(1 << 20);
  return c;
}

// By squaring, with the bits of |n| from the lowest to the highest, in pairs, of which every product is exact to 2^−100:
// the error is |n| times that, and half a unit in the last place for the result. Mantissa and exponent are apart, so that
// nothing overflows on the way.
double gradb_power(double x, int64_t n) {
  if (n == 0) return 1;
  const double sign = (n & 1) ? __builtin_copysign(1, x) : 1;
  if (!(__builtin_fabs(x) <= 0x1.fffffffffffffp1023) || x == 0) {
    if (x != x) return x;
    return sign * ((x == 0) == (n < 0) ? __builtin_inf() : 0);
  }
  double magnitude = __builtin_fabs(x);
  int64_t exponent = 0;
  if (magnitude < 0x1p-1022) {
    magnitude *= 0x1p54;
    exponent = -54;
  }
  const int64_t above = (int64_t)(bits_of(magnitude) >> 52) - 1023;
  struct scaled square = {{from_bits(bits_of(magnitude) - ((uint64_t)above << 52)), 0}, exponent + above};
  struct scaled result = {{1, 0}, 0};
  for (uint64_t rest = n < 0 ? -(uint64_t)n : (uint64_t)n;;) {
    if (rest & 1) result = product_of_scaled(result, square);
    rest >>= 1;
    if (rest == 0) break;
    square = product_of_scaled(square, square);
  }
  if (n < 0) {
    result.mantissa = quotient_of_pairs((struct pair){1, 0}, result.mantissa);
    result.exponent = -result.exponent;
  }
  // 2^exponent in two factors, as in exp.c; the second alone may round.
  int64_t scale = result.exponent;
  if (scale > 1200) scale = 1200;
  if (scale < -1200) scale = -1200;
  const int64_t half = scale >> 1;
  return sign * (result.mantissa.high + result.mantissa.low) * power_of_two(half) * power_of_two(scale - half);
}
