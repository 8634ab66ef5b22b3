#include "CKernels.h"
#include "clones.h"

// Quotients and square roots are rounded exactly, in vectors too, so every instruction set gives the same bits.

// The root that leaves errno alone, so that vectors of numbers have one, too; the usual one is called number by number.
GRADB_PART double root(double x) { return __builtin_elementwise_sqrt(x); }

GRADB_CLONES void gradb_mean(
  double *next, const double *mean, const double *x, size_t count, double share) {
  const double rest = 1 - share;
  for (size_t i = 0; i < count; i++) next[i] = share * mean[i] + rest * x[i];
}

GRADB_CLONES void gradb_mean_square(
  double *next, const double *mean, const double *x, size_t count, double share) {
  const double rest = 1 - share;
  for (size_t i = 0; i < count; i++) next[i] = share * mean[i] + rest * (x[i] * x[i]);
}

GRADB_CLONES void gradb_scaled_velocity(
  double *next, const double *v, const double *x, const double *s, size_t count, double momentum,
  double epsilon) {
  for (size_t i = 0; i < count; i++) next[i] = momentum * v[i] + x[i] / (root(s[i]) + epsilon);
}

GRADB_CLONES void gradb_moments_step(
  double *w, const double *v, double v_share, const double *s, double s_share, size_t count, double alpha,
  double epsilon) {
  for (size_t i = 0; i < count; i++) {
    w[i] -= alpha * (v[i] / v_share) / (root(s[i] / s_share) + epsilon);
  }
}

GRADB_CLONES void gradb_scaled_step(
  double *w, const double *x, const double *s, size_t count, double alpha, double epsilon) {
  for (size_t i = 0; i < count; i++) w[i] -= alpha * x[i] / (root(s[i]) + epsilon);
}
