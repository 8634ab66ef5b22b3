#include "pixels.h"
#include <string.h>
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

// Where the pixels are sorted, the gradient is summed pixel by pixel, so that a column of dW stays in registers while the
// samples pass; sample by sample, it would come from the cache and go back there for each. The order of each sum is the
// same. To sort them for one sum pays only for a wide layer.

// The most samples of a call, and the most pixels and non-zero pixels that are sorted for one sum (80 KB).
enum { MOST_TOGETHER = 256, MOST_PIXELS_SORTED = 4096, MOST_ENTRIES = 1 << 15, WIDE_ROWS = 32 };

void gradb_sort_pixels(
  struct gradb_pixels p, const int32_t *samples, size_t count, uint32_t *ends, uint8_t *sorted_samples,
  uint8_t *values) {
  memset(ends, 0, p.width * sizeof *ends);
  for (size_t s = 0; s < count; s++)
    for (int64_t k = p.starts[samples[s]]; k < p.ends[samples[s]]; k++) ends[p.positions[k]]++;
  uint32_t begin = 0;
  for (size_t k = 0; k < p.width; k++) {
    const uint32_t length = ends[k];
    ends[k] = begin;
    begin += length;
  }
  for (size_t s = 0; s < count; s++)
    for (int64_t k = p.starts[samples[s]]; k < p.ends[samples[s]]; k++) {
      const uint32_t place = ends[p.positions[k]]++;
      sorted_samples[place] = (uint8_t)s;
      values[place] = p.values[k];
    }
}

// `strip` rows of dW, a constant at each call. Their errors are copied first, so that they lie side by side, a sample's
// at a multiple of `step`.
GRADB_PART void outer_strip_by_pixel(
  const double *dz, size_t rows, size_t width, const double *numbers, struct gradb_sorted_pixels sorted,
  size_t count, double *dw, const size_t strip, const size_t step) {
#pragma clang fp contract(off)
  _Alignas(64) double errors[MOST_TOGETHER * WIDE_ROWS];
  for (size_t s = 0; s < count; s++)
    for (size_t i = 0; i < strip; i++) errors[s * step + i] = dz[s * rows + i];
  for (size_t k = 0, n = 0; k < width; k++, dw += rows) {
    const size_t end = sorted.ends[k];
    if (n == end) continue;
    double sum[WIDE_ROWS];
    for (size_t i = 0; i < strip; i++) sum[i] = dw[i];
    for (; n < end; n++) {
      const double x = numbers[sorted.values[n]];
      const double *error = errors + sorted.samples[n] * step;
      for (size_t i = 0; i < strip; i++) sum[i] += error[i] * x;
    }
    for (size_t i = 0; i < strip; i++) dw[i] = sum[i];
  }
}

// Rows 0 ..< end, in strips for which the sums stay in registers; 10 is the number of classes.
GRADB_PART void outer_rows_by_pixel(
  const double *dz, size_t rows, size_t end, size_t width, const double *numbers,
  struct gradb_sorted_pixels sorted, size_t count, double *dw) {
  for (size_t i = 0, strip; i < end; i += strip) {
    const size_t left = end - i;
    strip = left >= 32 ? 32 : left >= 16 ? 16 : left == 10 ? 10 : left >= 8 ? 8 : left >= 4 ? 4 : 1;
    switch (strip) {
    case 32: outer_strip_by_pixel(dz + i, rows, width, numbers, sorted, count, dw + i, 32, 32); break;
    case 16: outer_strip_by_pixel(dz + i, rows, width, numbers, sorted, count, dw + i, 16, 16); break;
    case 10: outer_strip_by_pixel(dz + i, rows, width, numbers, sorted, count, dw + i, 10, 16); break;
    case 8: outer_strip_by_pixel(dz + i, rows, width, numbers, sorted, count, dw + i, 8, 8); break;
    case 4: outer_strip_by_pixel(dz + i, rows, width, numbers, sorted, count, dw + i, 4, 4); break;
    default: outer_strip_by_pixel(dz + i, rows, width, numbers, sorted, count, dw + i, 1, 1);
    }
  }
}

// How many of the samples fit when sorted for one sum, at least one: of no sample are more than MOST_PIXELS_SORTED.
static size_t samples_that_fit(struct gradb_pixels p, const int32_t *samples, size_t count) {
  int64_t entries = 0;
  size_t s = 0;
  for (; s < count && s < MOST_TOGETHER; s++)
    if ((entries += p.ends[samples[s]] - p.starts[samples[s]]) > MOST_ENTRIES) break;
  return s;
}

// Does the rows that fill strips of WIDE_ROWS, from the first on, and returns their number.
GRADB_PART size_t wide_outer_sum(
  const double *dz, size_t rows, struct gradb_pixels p, const int32_t *samples, size_t count, double *dw) {
  const size_t wide = rows / WIDE_ROWS * WIDE_ROWS;
  if (wide == 0 || p.width > MOST_PIXELS_SORTED) return 0;
  uint32_t ends[MOST_PIXELS_SORTED];
  uint8_t sorted_samples[MOST_ENTRIES], values[MOST_ENTRIES];
  const struct gradb_sorted_pixels sorted = {ends, sorted_samples, values};
  for (size_t s = 0, taken; s < count; s += taken) {
    taken = samples_that_fit(p, samples + s, count - s);
    gradb_sort_pixels(p, samples + s, taken, ends, sorted_samples, values);
    outer_rows_by_pixel(dz + s * rows, rows, wide, p.width, p.numbers, sorted, taken, dw);
  }
  return wide;
}

GRADB_CLONES void gradb_sparse_outer_sum(
  const double *dz, size_t rows, struct gradb_pixels p, const int32_t *samples, size_t count, double *dw) {
  if (p.sorted) return outer_rows_by_pixel(dz, rows, rows, p.width, p.numbers, *p.sorted, count, dw);
  for (size_t i = wide_outer_sum(dz, rows, p, samples, count, dw), strip; i < rows; i += strip) {
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
