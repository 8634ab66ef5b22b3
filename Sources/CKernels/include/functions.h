// Functions with the same bits on every machine: plain arithmetic, which rounds alike everywhere, in place of the C
// library's functions, which differ in the last bit.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// Replaces each of count numbers with its exponential; the error is below 2 units in the last place.
void gradb_exp(double *_Nonnull x, size_t count);

/// Replaces each of count numbers with its hyperbolic tangent; the error is below 1 unit in the last place.
void gradb_tanh(double *_Nonnull x, size_t count);

/// Replaces each of count numbers with its error function, 2/√π times the integral of exp(−t²) from 0 to it; the error
/// is below 1 unit in the last place.
void gradb_erf(double *_Nonnull x, size_t count);

/// The natural logarithm of x: −∞ of 0, NaN of what is below; the error is below 1 unit in the last place.
double gradb_log(double x);

/// The cosine of x radians, |x| ≤ 2²⁰, NaN beyond; the error is below 1 unit in the last place.
double gradb_cos(double x);

/// x to the power of the whole number n, 1 where n is 0, whatever x is; the error is below 1 unit in the last place while
/// |n| ≤ 2⁴⁰.
double gradb_power(double x, int64_t n);
