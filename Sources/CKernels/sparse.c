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
      const double x = gradb_scaled[p.values[k]];
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
      const double x = gradb_scaled[p.values[k]];
      double *column = dw + p.positions[k] * rows;
      for (size_t i = 0; i < strip; i++) column[i] += error[i] * x;
    }
  }
}

// The gradient of a wide layer is summed pixel by pixel, so that a column of dW stays in registers while the samples
// pass; sample by sample, it would come from the second-level cache and go back there for each. The order of each sum
// is the same.

// The rows, and the most pixels, samples and non-zero pixels, that are taken together: what they need stays in cache.
enum { WIDE_ROWS = 32, MOST_PIXEL_LISTS = 4096, MOST_SORTED = 128, MOST_ENTRIES = 1 << 15 };

// Some samples' non-zero pixels in the order of the pixels, and of the samples within a pixel.
struct by_pixel {
  // Those of pixel k end at ends[k], where those of the next begin.
  uint32_t ends[MOST_PIXEL_LISTS];
  uint8_t samples[MOST_ENTRIES], values[MOST_ENTRIES];
};

// Sorts the pixels of as many of the samples as fit, at least one, and returns their number.
GRADB_PART size_t sort_by_pixel(
  struct gradb_pixels p, const int32_t *samples, size_t count, struct by_pixel *sorted) {
  size_t taken = 0, entries = 0;
  memset(sorted->ends, 0, p.width * sizeof *sorted->ends);
  for (; taken < count && taken < MOST_SORTED; taken++) {
    const int64_t start = p.starts[samples[taken]], end = p.ends[samples[taken]];
    if ((entries += (size_t)(end - start)) > MOST_ENTRIES) break;
    for (int64_t k = start; k < end; k++) sorted->ends[p.positions[k]]++;
  }
  uint32_t begin = 0;
  for (size_t k = 0; k < p.width; k++) {
    const uint32_t length = sorted->ends[k];
    sorted->ends[k] = begin;
    begin += length;
  }
  for (size_t s = 0; s < taken; s++)
    for (int64_t k = p.starts[samples[s]]; k < p.ends[samples[s]]; k++) {
      const uint32_t place = sorted->ends[p.positions[k]]++;
      sorted->samples[place] = (uint8_t)s;
      sorted->values[place] = p.values[k];
    }
  return taken;
}

// WIDE_ROWS rows of dW; their errors are copied first, so that they lie side by side.
GRADB_PART void outer_strip_by_pixel(
  const double *dz, size_t rows, size_t width, const struct by_pixel *sorted, size_t count, double *dw) {
#pragma clang fp contract(off)
  _Alignas(64) double errors[MOST_SORTED * WIDE_ROWS];
  for (size_t s = 0; s < count; s++) memcpy(errors + s * WIDE_ROWS, dz + s * rows, WIDE_ROWS * sizeof *dz);
  for (size_t k = 0, n = 0; k < width; k++, dw += rows) {
    const size_t end = sorted->ends[k];
    if (n == end) continue;
    double sum[WIDE_ROWS];
    for (size_t i = 0; i < WIDE_ROWS; i++) sum[i] = dw[i];
    for (; n < end; n++) {
      const double x = gradb_scaled[sorted->values[n]];
      const double *error = errors + sorted->samples[n] * WIDE_ROWS;
      for (size_t i = 0; i < WIDE_ROWS; i++) sum[i] += error[i] * x;
    }
    for (size_t i = 0; i < WIDE_ROWS; i++) dw[i] = sum[i];
  }
}

// Does the rows that fill strips of WIDE_ROWS, from the first on, and returns their number.
GRADB_PART size_t outer_sum_by_pixel(
  const double *dz, size_t rows, struct gradb_pixels p, const int32_t *samples, size_t count, double *dw) {
  const size_t wide = rows / WIDE_ROWS * WIDE_ROWS;
  if (wide == 0 || p.width > MOST_PIXEL_LISTS) return 0;
  struct by_pixel sorted;
  for (size_t s = 0, taken; s < count; s += taken) {
    taken = sort_by_pixel(p, samples + s, count - s, &sorted);
    for (size_t i = 0; i < wide; i += WIDE_ROWS)
      outer_strip_by_pixel(dz + s * rows + i, rows, p.width, &sorted, taken, dw + i);
  }
  return wide;
}

GRADB_CLONES void gradb_sparse_outer_sum(
  const double *dz, size_t rows, struct gradb_pixels p, const int32_t *samples, size_t count, double *dw) {
  for (size_t i = outer_sum_by_pixel(dz, rows, p, samples, count, dw), strip; i < rows; i += strip) {
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
