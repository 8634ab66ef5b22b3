#include "pixels.h"
#include "clones.h"

// The rows of W that a strip covers, of those that are left. For each number there is a copy of the inner loop, in
// which a column's numbers stay in registers; 10 is the number of classes. Strip after strip, because the rows of a
// strip stay in cache for a block of samples where all of W does not.
static inline size_t strip_rows(size_t left) {
  return left >= 64 ? 64 : left >= 32 ? 32 : left >= 16 ? 16 : left >= 10 ? 10 : left >= 8 ? 8
    : left >= 4 ? 4 : left >= 2 ? 2 : 1;
}

// Asks for the list of a sample before it is needed: mini-batches take samples in an order that no processor foresees.
GRADB_PART void prefetch(struct gradb_pixels p, int32_t sample) {
  const int64_t end = p.ends[sample];
  for (int64_t k = p.starts[sample]; k < end; k += 64) {
    __builtin_prefetch(p.positions + k);
    __builtin_prefetch(p.positions + k + 32);
    __builtin_prefetch(p.values + k);
  }
}

// `strip` rows of Z, a constant at each call.
GRADB_PART void product_strip(
  const double *w, const double *b, size_t rows, struct gradb_pixels p, const int32_t *samples, size_t count,
  double *z, const size_t strip) {
#pragma clang fp contract(off)
  for (size_t s = 0; s < count; s++, z += rows) {
    const int64_t end = p.ends[samples[s]];
    if (s + 2 < count) prefetch(p, samples[s + 2]);
    double sum[64] = {0};
    for (int64_t k = p.starts[samples[s]]; k < end; k++) {
      const double x = p.numbers[p.values[k]];
      const double *column = w + p.positions[k] * rows;
      for (size_t i = 0; i < strip; i++) sum[i] += column[i] * x;
    }
    for (size_t i = 0; i < strip; i++) z[i] = sum[i] + b[i];
  }
}

GRADB_CLONES void gradb_sparse_product(
  const double *w, const double *b, size_t rows, struct gradb_pixels p, const int32_t *samples, size_t count,
  double *z) {
  for (size_t i = 0, strip; i < rows; i += strip) {
    strip = strip_rows(rows - i);
    switch (strip) {
    case 64: product_strip(w + i, b + i, rows, p, samples, count, z + i, 64); break;
    case 32: product_strip(w + i, b + i, rows, p, samples, count, z + i, 32); break;
    case 16: product_strip(w + i, b + i, rows, p, samples, count, z + i, 16); break;
    case 10: product_strip(w + i, b + i, rows, p, samples, count, z + i, 10); break;
    case 8: product_strip(w + i, b + i, rows, p, samples, count, z + i, 8); break;
    case 4: product_strip(w + i, b + i, rows, p, samples, count, z + i, 4); break;
    case 2: product_strip(w + i, b + i, rows, p, samples, count, z + i, 2); break;
    default: product_strip(w + i, b + i, rows, p, samples, count, z + i, 1);
    }
  }
}

// `strip` rows of dW, a constant at each call.
GRADB_PART void outer_strip(
  const double *dz, size_t rows, struct gradb_pixels p, const int32_t *samples, size_t count, double *dw,
  const size_t strip) {
#pragma clang fp contract(off)
  for (size_t s = 0; s < count; s++, dz += rows) {
    const int64_t end = p.ends[samples[s]];
    double error[64];
    for (size_t i = 0; i < strip; i++) error[i] = dz[i];
    for (int64_t k = p.starts[samples[s]]; k < end; k++) {
      const double x = p.numbers[p.values[k]];
      double *column = dw + p.positions[k] * rows;
      for (size_t i = 0; i < strip; i++) column[i] += error[i] * x;
    }
  }
}

GRADB_CLONES void gradb_sparse_outer_sum(
  const double *dz, size_t rows, struct gradb_pixels p, const int32_t *samples, size_t count, double *dw) {
  for (size_t i = 0, strip; i < rows; i += strip) {
    strip = strip_rows(rows - i);
    switch (strip) {
    case 64: outer_strip(dz + i, rows, p, samples, count, dw + i, 64); break;
    case 32: outer_strip(dz + i, rows, p, samples, count, dw + i, 32); break;
    case 16: outer_strip(dz + i, rows, p, samples, count, dw + i, 16); break;
    case 10: outer_strip(dz + i, rows, p, samples, count, dw + i, 10); break;
    case 8: outer_strip(dz + i, rows, p, samples, count, dw + i, 8); break;
    case 4: outer_strip(dz + i, rows, p, samples, count, dw + i, 4); break;
    case 2: outer_strip(dz + i, rows, p, samples, count, dw + i, 2); break;
    default: outer_strip(dz + i, rows, p, samples, count, dw + i, 1);
    }
  }
}
