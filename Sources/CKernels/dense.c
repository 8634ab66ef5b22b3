#include "CKernels.h"
#include "clones.h"

// Rows first ..< first + tile of one column of C. The tile is a constant at each call, so it stays in registers.
static inline __attribute__((always_inline)) void product_tile(
  const double *w, const double *b, size_t rows, size_t inner, const double *a, double *c, size_t first,
  size_t tile) {
#pragma clang fp contract(off)
  double sum[16] = {0};
  for (size_t k = 0; k < inner; k++) {
    const double x = a[k];
    const double *column = w + k * rows + first;
    for (size_t i = 0; i < tile; i++) sum[i] += column[i] * x;
  }
  for (size_t i = 0; i < tile; i++) c[first + i] = b ? sum[i] + b[first + i] : sum[i];
}

GRADB_CLONES void gradb_product(
  const double *w, const double *b, size_t rows, size_t inner, const double *a, size_t count, double *c) {
  for (size_t s = 0; s < count; s++, a += inner, c += rows) {
    size_t i = 0;
    for (; i + 16 <= rows; i += 16) product_tile(w, b, rows, inner, a, c, i, 16);
    if (i + 8 <= rows) product_tile(w, b, rows, inner, a, c, i, 8), i += 8;
    if (i + 4 <= rows) product_tile(w, b, rows, inner, a, c, i, 4), i += 4;
    if (i + 2 <= rows) product_tile(w, b, rows, inner, a, c, i, 2), i += 2;
    if (i < rows) product_tile(w, b, rows, inner, a, c, i, 1);
  }
}

// A transposed copy lets the product run along contiguous columns; it costs as much as one sample's product.
void gradb_transposed_product(
  const double *w, size_t inner, size_t rows, const double *a, size_t count, double *c, double *scratch) {
  for (size_t i = 0; i < rows; i++)
    for (size_t k = 0; k < inner; k++) scratch[k * rows + i] = w[i * inner + k];
  gradb_product(scratch, NULL, rows, inner, a, count, c);
}

GRADB_CLONES void gradb_outer_sum(
  const double *a, size_t rows, const double *b, size_t columns, size_t count, double *d) {
#pragma clang fp contract(off)
  for (size_t s = 0; s < count; s++, a += rows, b += columns) {
    for (size_t j = 0; j < columns; j++) {
      const double x = b[j];
      double *restrict column = d + j * rows;
      for (size_t i = 0; i < rows; i++) column[i] += a[i] * x;
    }
  }
}

GRADB_CLONES void gradb_add(double *sum, const double *x, size_t count) {
  for (size_t i = 0; i < count; i++) sum[i] += x[i];
}
