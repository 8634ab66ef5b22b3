// The kernels of CKernels under other names, compiled for the least instruction set only.
#pragma once
#include "CKernels.h"

void plain_pixel_product(
  const double *_Nonnull w, const double *_Nonnull b, size_t rows, struct gradb_pixels pixels,
  const int32_t *_Nonnull samples, size_t count, double *_Nonnull z);
void plain_pixel_outer_sum(
  const double *_Nonnull dz, size_t rows, struct gradb_pixels pixels,
  const int32_t *_Nonnull samples, size_t count, double *_Nonnull dw);
void plain_product(
  const double *_Nonnull w, const double *_Nonnull b, size_t rows, size_t inner,
  const double *_Nonnull a, size_t count, double *_Nonnull c);
void plain_transposed_product(
  const double *_Nonnull w, size_t inner, size_t rows,
  const double *_Nonnull a, size_t count, double *_Nonnull c);
void plain_outer_sum(
  const double *_Nonnull a, size_t rows, const double *_Nonnull b, size_t columns, size_t count,
  double *_Nonnull d);
void plain_exp(double *_Nonnull x, size_t count);
void plain_tanh(double *_Nonnull x, size_t count);
void plain_erf(double *_Nonnull x, size_t count);
void plain_mean(
  double *_Nonnull next, const double *_Nonnull mean, const double *_Nonnull x, size_t count, double share);
void plain_mean_square(
  double *_Nonnull next, const double *_Nonnull mean, const double *_Nonnull x, size_t count, double share);
void plain_scaled_velocity(
  double *_Nonnull next, const double *_Nonnull v, const double *_Nonnull x, const double *_Nonnull s,
  size_t count, double momentum, double epsilon);
void plain_moments_step(
  double *_Nonnull w, const double *_Nonnull v, double v_share, const double *_Nonnull s, double s_share,
  size_t count, double alpha, double epsilon);
void plain_scaled_step(
  double *_Nonnull w, const double *_Nonnull x, const double *_Nonnull s, size_t count, double alpha,
  double epsilon);
