// How pixels become numbers, and the two ways to multiply by them.
#pragma once
#include "CKernels.h"

/// value / 255 for every byte, exactly as the division gives it.
extern double gradb_scaled[256];

/// `gradb_pixel_product` over the lists of non-zero pixels.
void gradb_sparse_product(
  const double *_Nonnull w, const double *_Nonnull b, size_t rows, struct gradb_pixels pixels,
  const int32_t *_Nonnull samples, size_t count, double *_Nonnull z);

/// `gradb_pixel_outer_sum` over the lists of non-zero pixels.
void gradb_sparse_outer_sum(
  const double *_Nonnull dz, size_t rows, struct gradb_pixels pixels,
  const int32_t *_Nonnull samples, size_t count, double *_Nonnull dw);
