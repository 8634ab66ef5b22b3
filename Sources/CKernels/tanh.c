#include "CKernels.h"
#include "pairs.h"

// With E = exp(2|x|) − 1, tanh|x| = E / (E + 2). As in exp.c, exp(2|x|) = 2^k exp(r) with |r| ≤ ln 2 / 2; divided by
// 2^k, so that everything is near 1, it is N / (N + 2^(1−k)) with N = (1 − 2^−k) + (exp(r) − 1). What could cost the last
// bit is computed in pairs: r, the first two terms of exp(r) − 1 = r + r²/2 + r³ (1/6 + r/24 + …), the two sums and the
// quotient. The terms from r³ on are at most a fiftieth of N, so their rounding counts as little; the first that is left
// out, r¹⁵/15!, is below 10⁻¹⁹. The error found is below 0.59 units in the last place.
GRADB_PART double hyperbolic_tangent(double x) {
  // Beyond 20 the result rounds to 1. Written so that NaN stays NaN.
  double magnitude = __builtin_fabs(x);
  magnitude = magnitude > 20 ? 20 : magnitude;
  const double twice = 2 * magnitude;
  const double rounder = 0x1.8p52;  // adding it leaves a whole number in the low bits of the mantissa
  const double shifted = twice * 0x1.71547652b82fep0 + rounder;
  const double k = shifted - rounder;
  const struct pair r = ordered_sum(twice - k * 0x1.62e42fefa0000p-1, -(k * 0x1.cf79abc9e3b3ap-40));

  double p = 1 / 87178291200.0;
  p = p * r.high + 1 / 6227020800.0;
  p = p * r.high + 1 / 479001600.0;
  p = p * r.high + 1 / 39916800.0;
  p = p * r.high + 1 / 3628800.0;
  p = p * r.high + 1 / 362880.0;
  p = p * r.high + 1 / 40320.0;
  p = p * r.high + 1 / 5040.0;
  p = p * r.high + 1 / 720.0;
  p = p * r.high + 1 / 120.0;
  p = p * r.high + 1 / 24.0;
  p = p * r.high + 1 / 6.0;
  // r² / 2 is exact in its leading bits; d/dr of exp(r) − 1 is 1 + r, near enough for what is left of r.
  const double r1 = leading(r.high), r2 = r.high - r1;
  const struct pair first = ordered_sum(r.high, r1 * r1 * 0.5);
  const double others =
    first.low + (r2 * (r.high + r1) * 0.5 + r.high * r.high * r.high * p) + (r.low + r.low * r.high);

  const double inverse = from_bits((UINT64_C(1023) << 52) - (bits_of(shifted) << 52));  // 2^−k
  const struct pair base = ordered_sum(1 - inverse, first.high);
  const struct pair above = ordered_sum(base.high, base.low + others);
  const struct pair larger = exact_sum(above.high, 2 * inverse);
  const struct pair quotient =
    quotient_of_pairs(above, (struct pair){larger.high, larger.low + above.low});
  return __builtin_copysign(quotient.high + quotient.low, x);
}

GRADB_CLONES void gradb_tanh(double *x, size_t count) {
  for (size_t i = 0; i < count; i++) x[i] = hyperbolic_tangent(x[i]);
}
