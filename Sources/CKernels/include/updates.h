// What optimizers do with every parameter, one behind the other.
#pragma once
#include <stddef.h>

/// mean = share * mean + (1 - share) * x, element by element; `next` may be `mean`.
void gradb_mean(
  double *_Nonnull next, const double *_Nonnull mean, const double *_Nonnull x, size_t count, double share);

/// mean = share * mean + (1 - share) * x**2, element by element; `next` may be `mean`.
void gradb_mean_square(
  double *_Nonnull next, const double *_Nonnull mean, const double *_Nonnull x, size_t count, double share);

/// v = momentum * v + x / (sqrt(s) + epsilon), element by element; `next` may be `v`.
void gradb_scaled_velocity(
  double *_Nonnull next, const double *_Nonnull v, const double *_Nonnull x, const double *_Nonnull s,
  size_t count, double momentum, double epsilon);

/// w -= alpha * (v / v_share) / (sqrt(s / s_share) + epsilon), element by element.
void gradb_moments_step(
  double *_Nonnull w, const double *_Nonnull v, double v_share, const double *_Nonnull s, double s_share,
  size_t count, double alpha, double epsilon);

/// w -= alpha * x / (sqrt(s) + epsilon), element by element.
void gradb_scaled_step(
  double *_Nonnull w, const double *_Nonnull x, const double *_Nonnull s, size_t count, double alpha,
  double epsilon);
