// What the dense products have in common.
#pragma once
#include "CKernels.h"

/// A factor of a product, as it is stored or transposed: number (i, j) is at base[i * row_step + j * column_step].
struct gradb_factor {
  const double *_Nonnull base;
  size_t row_step, column_step;
};

/// C += P @ Q, with P rows × inner, Q inner × columns, and C rows × columns, column after column.
void gradb_add_product(
  struct gradb_factor p, struct gradb_factor q, size_t rows, size_t inner, size_t columns, double *_Nonnull c);
