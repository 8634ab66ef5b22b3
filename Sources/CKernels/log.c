#include "CKernels.h"
#include "pairs.h"

// x = 2^k m with m between √½ and √2. With s = (m − 1) / (m + 1), which is at most 0.172,
// log(m) = 2 artanh(s) = 2s + 2s³/3 + 2s⁵/5 + …. s is a pair, and so is the sum of k ln 2 and 2s; the terms from s³ on are
// at most a hundredth of 2s, so their rounding counts as little; the first that is left out is below 10⁻²¹ of it. The
// error found is below 0.54 units in the last place.
double gradb_log(double x) {
  if (!(x > 0)) return x == 0 ? -__builtin_inf() : __builtin_nan("");
  if (x == __builtin_inf()) return x;
  int64_t k = 0;
  if (x < 0x1p-1022) {
    x *= 0x1p54;
    k = -54;
  }
  const int64_t above = (int64_t)(bits_of(x) - bits_of(0x1.6a09e667f3bcdp-1)) >> 52;
  const double f = from_bits(bits_of(x) - ((uint64_t)above << 52)) - 1;
  k += above;

  const struct pair s = quotient_of_pairs((struct pair){f, 0}, ordered_sum(2, f));
  const double sum = s.high + s.low, z = sum * sum;
  double p = 2 / 25.0;
  p = p * z + 2 / 23.0;
  p = p * z + 2 / 21.0;
  p = p * z + 2 / 19.0;
  p = p * z + 2 / 17.0;
  p = p * z + 2 / 15.0;
  p = p * z + 2 / 13.0;
  p = p * z + 2 / 11.0;
  p = p * z + 2 / 9.0;
  p = p * z + 2 / 7.0;
  p = p * z + 2 / 5.0;
  p = p * z + 2 / 3.0;
  // ln 2 in two parts, of which the first has 37 bits.
  const struct pair head = ordered_sum(k * 0x1.62e42fefa0000p-1, 2 * s.high);
  return head.high + (head.low + (k * 0x1.cf79abc9e3b3ap-40 + (2 * s.low + sum * z * p)));
}
