// The two ways to multiply by pixels.
#pragma once
#include "CKernels.h"

/// `gradb_pixel_product` over the lists of non-zero pixels.
void gradb_sparse_product(
  const double *_Nonnull w, const double *_Nonnull b, size_t rows, struct gradb_pixels pixels,
  const int32_t *_Nonnull samples, size_t count, double *_Nonnull z);

/// `gradb_pixel_outer_sum` over the lists of non-zero pixels.
void gradb_sparse_outer_sum(
  const double *_Nonnull dz, size_t rows, struct gradb_pixels pixels,
  const int32_t *_Nonnull samples, size_t count, double *_Nonnull dw);
