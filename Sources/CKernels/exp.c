#include <string.h>

#include "CKernels.h"
#include "clones.h"

// exp(x) = 2^k exp(r) with k the integer nearest to x / ln 2, so |r| <= ln 2 / 2, and exp(r) its Taylor polynomial
// of degree 13, whose remainder there is below 5e-18. The C library's exp may differ between machines in the last
// bit, and cannot be vectorised.
static inline __attribute__((always_inline)) double exponential(double x) {
#pragma clang fp contract(off)
  // Beyond these the result is 0 or infinite anyway. Written so that NaN stays NaN.
  x = x < -746 ? -746 : x;
  x = x > 710 ? 710 : x;
  const double rounder = 0x1.8p52;  // adding it leaves a whole number in the low bits of the mantissa
  const double shifted = x * 0x1.71547652b82fep0 + rounder;
  const double k = shifted - rounder;
  const double r = (x - k * 0x1.62e42fefa0000p-1) - k * 0x1.cf79abc9e3b3ap-40;
  double p = 1 / 6227020800.0;
  p = p * r + 1 / 479001600.0;
  p = p * r + 1 / 39916800.0;
  p = p * r + 1 / 3628800.0;
  p = p * r + 1 / 362880.0;
  p = p * r + 1 / 40320.0;
  p = p * r + 1 / 5040.0;
  p = p * r + 1 / 720.0;
  p = p * r + 1 / 120.0;
  p = p * r + 1 / 24.0;
  p = p * r + 1 / 6.0;
  p = p * r + 1 / 2.0;
  p = p * r + 1;
  p = p * r + 1;
  // 2^k in two factors, since k may lie beyond the exponents of normal numbers. The low 12 bits of `shifted`, as a
  // two's complement number, are k.
  int64_t bits, half;
  memcpy(&bits, &shifted, sizeof bits);
  const int64_t exponent = (int64_t)((uint64_t)bits << 52) >> 52;
  half = exponent >> 1;
  const uint64_t low = (uint64_t)(half + 1023) << 52, high = (uint64_t)(exponent - half + 1023) << 52;
  double factor_low, factor_high;
  memcpy(&factor_low, &low, sizeof low);
  memcpy(&factor_high, &high, sizeof high);
  return p * factor_low * factor_high;
}

GRADB_CLONES void gradb_exp(double *x, size_t count) {
  for (size_t i = 0; i < count; i++) x[i] = exponential(x[i]);
}
