#include "CKernels.h"
#include "erf_table.h"
#include "pairs.h"

// |x| = c + t with c the nearest of 0, ¼, ½, …, 6, so |t| ≤ ⅛, and erf(c + t) is Taylor's polynomial of degree 15 around c,
// with the coefficients of erf_table.h, which Tests/CKernelsTests/Fixtures/make_functions.py computes with 110 digits:
// the derivative f of erf has f′ = −2x f, so its own coefficients follow from the two before. erf(c) + erf′(c) t is a pair;
// the terms from t² on are so small beside it that their rounding counts as little. The first term that is left out is
// below 10⁻¹⁹ of the result. The error found is below 0.55 units in the last place, and below 0.76 where the
// result is subnormal.
GRADB_PART double error_function(double x) {
  double magnitude = __builtin_fabs(x);
  // Beyond 6 the result rounds to 1. Written so that NaN stays NaN.
  magnitude = magnitude > 6 ? 6 : magnitude;
  const double rounder = 0x1.8p52;  // adding it leaves a whole number in the low bits of the mantissa
  const double shifted = magnitude * 4 + rounder;
  // NaN finds some row, too.
  const double *row = erf_table[(bits_of(shifted) & 31) < ERF_ROWS ? bits_of(shifted) & 31 : 0];
  // Parts of tiny numbers would lose bits: they are computed larger.
  const int is_tiny = magnitude < 0x1p-900;
  const double t = (magnitude - (shifted - rounder) * 0.25) * (is_tiny ? 0x1p200 : 1);

  double p = row[ERF_COLUMNS - 1];
  for (int i = ERF_COLUMNS - 2; i >= 4; i--) p = p * t + row[i];
  const double t1 = leading(t), t2 = t - t1;
  const struct pair head = ordered_sum(row[0], t1 * row[2]);
  const double result = head.high + (head.low + (row[1] + (t2 * row[2] + (t * row[3] + t * t * p))));
  return __builtin_copysign(result * (is_tiny ? 0x1p-200 : 1), x);
}

GRADB_CLONES void gradb_erf(double *x, size_t count) {
  for (size_t i = 0; i < count; i++) x[i] = error_function(x[i]);
}
