// Numbers of twice the precision: the unevaluated sum of a double and a smaller one, for what has to be exact to the
// last bit. The algorithms are Dekker's ("A floating-point technique for extending the available precision", 1971),
// and do without a fused multiply-add, which some machines lack; numbers are split by masks instead of by products,
// which would overflow.
#pragma once
#include <stdint.h>
#include <string.h>

#include "clones.h"

struct pair {
  double high, low;
};

GRADB_PART uint64_t bits_of(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

GRADB_PART double from_bits(uint64_t bits) {
  double x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

/// 2^k for a normal number, −1022 ≤ k ≤ 1023.
GRADB_PART double power_of_two(int64_t k) { return from_bits((uint64_t)(k + 1023) << 52); }

/// The 26 leading bits of x: a product of two such numbers is exact. What remains, x − leading(x), is exact too.
GRADB_PART double leading(double x) { return from_bits(bits_of(x) & ~UINT64_C(0x7ffffff)); }

/// a + b, exactly.
GRADB_PART struct pair exact_sum(double a, double b) {
  const double sum = a + b, of_b = sum - a;
  return (struct pair){sum, (a - (sum - of_b)) + (b - of_b)};
}

/// a + b, exactly where |a| ≥ |b| or a is 0.
GRADB_PART struct pair ordered_sum(double a, double b) {
  const double sum = a + b;
  return (struct pair){sum, b - (sum - a)};
}

/// a · b, with an error below 2^−100 of it.
GRADB_PART struct pair product_of_pairs(struct pair a, struct pair b) {
  const double a1 = leading(a.high), a2 = a.high - a1, b1 = leading(b.high), b2 = b.high - b1;
  const double product = a.high * b.high;
  const double rest = ((a1 * b1 - product) + a1 * b2 + a2 * b1) + a2 * b2;
  return ordered_sum(product, rest + (a.high * b.low + a.low * b.high));
}

/// a / b, with an error below 2^−75 of it.
GRADB_PART struct pair quotient_of_pairs(struct pair a, struct pair b) {
  const double reciprocal = 1 / b.high;
  const double quotient = leading(a.high * reciprocal), b1 = leading(b.high), b2 = b.high - b1;
  // The first product is nearly a.high and has 52 bits, so the difference is exact.
  const double rest = ((a.high - quotient * b1) - quotient * b2) + (a.low - quotient * b.low);
  return (struct pair){quotient, rest * reciprocal};
}
