#include "CKernels.h"
#include "clones.h"

// value / 255 for every byte, exactly as the division gives it.
static double scaled[256];
__attribute__((constructor)) static void fill_scaled(void) {
  for (int v = 0; v < 256; v++) scaled[v] = v / 255.0;
}

// Rows first ..< first + tile of one column of Z. The tile is a constant at each call, so it stays in registers.
static inline __attribute__((always_inline)) void product_tile(
  const double *w, const double *b, size_t rows, struct gradb_pixels p, int64_t from, int64_t to, double *z,
  size_t first, size_t tile) {
#pragma clang fp contract(off)
  double sum[16] = {0};
  for (int64_t k = from; k < to; k++) {
    const double x = scaled[p.values[k]];
    const double *column = w + p.positions[k] * rows + first;
    for (size_t i = 0; i < tile; i++) sum[i] += column[i] * x;
  }
  for (size_t i = 0; i < tile; i++) z[first + i] = sum[i] + b[first + i];
}

GRADB_CLONES void gradb_sparse_product(
  const double *w, const double *b, size_t rows, struct gradb_pixels p, const int32_t *samples, size_t count,
  double *z) {
  for (size_t s = 0; s < count; s++, z += rows) {
    const int64_t from = p.offsets[samples[s]], to = p.offsets[samples[s] + 1];
    size_t i = 0;
    for (; i + 16 <= rows; i += 16) product_tile(w, b, rows, p, from, to, z, i, 16);
    if (i + 8 <= rows) product_tile(w, b, rows, p, from, to, z, i, 8), i += 8;
    if (i + 4 <= rows) product_tile(w, b, rows, p, from, to, z, i, 4), i += 4;
    if (i + 2 <= rows) product_tile(w, b, rows, p, from, to, z, i, 2), i += 2;
    if (i < rows) product_tile(w, b, rows, p, from, to, z, i, 1);
  }
}

GRADB_CLONES void gradb_sparse_outer_sum(
  const double *dz, size_t rows, struct gradb_pixels p, const int32_t *samples, size_t count, double *dw) {
#pragma clang fp contract(off)
  for (size_t s = 0; s < count; s++, dz += rows) {
    for (int64_t k = p.offsets[samples[s]]; k < p.offsets[samples[s] + 1]; k++) {
      const double x = scaled[p.values[k]];
      double *restrict column = dw + p.positions[k] * rows;
      for (size_t i = 0; i < rows; i++) column[i] += dz[i] * x;
    }
  }
}

GRADB_CLONES size_t gradb_count_nonzero(const uint8_t *bytes, size_t count) {
  size_t n = 0;
  for (size_t i = 0; i < count; i++) n += bytes[i] != 0;
  return n;
}

size_t gradb_gather_nonzero(const uint8_t *bytes, size_t count, uint16_t *positions, uint8_t *values) {
  size_t n = 0;
  for (size_t i = 0; i < count; i++) {
    if (bytes[i] == 0) continue;
    positions[n] = (uint16_t)i;
    values[n++] = bytes[i];
  }
  return n;
}
