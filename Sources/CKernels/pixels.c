#include "pixels.h"
#include <string.h>
#include "dense.h"

// The samples and the pixels that are made numbers at a time (64 KB).
enum { MOST_SAMPLES = 32, MOST_PIXELS = 256 };

// X[first ..< first + width, :] of the samples, column after column.
static void scale(
  struct gradb_pixels p, const int32_t *samples, size_t count, size_t first, size_t width, double *x) {
  for (size_t s = 0; s < count; s++) {
    const uint8_t *image = p.bytes + (size_t)samples[s] * p.width + first;
    for (size_t j = 0; j < width; j++) x[s * width + j] = p.numbers[image[j]];
  }
}

// Adding the product with a pixel that is 0 changes no sum, so both ways give the same bits where W is finite.
void gradb_pixel_product(
  const double *w, const double *b, size_t rows, struct gradb_pixels p, const int32_t *samples, size_t count,
  double *z) {
  if (p.starts) return gradb_sparse_product(w, b, rows, p, samples, count, z);
  double x[MOST_SAMPLES * MOST_PIXELS];
  memset(z, 0, rows * count * sizeof *z);
  for (size_t s = 0; s < count; s += MOST_SAMPLES) {
    const size_t part = count - s < MOST_SAMPLES ? count - s : MOST_SAMPLES;
    for (size_t j = 0; j < p.width; j += MOST_PIXELS) {
      const size_t width = p.width - j < MOST_PIXELS ? p.width - j : MOST_PIXELS;
      scale(p, samples + s, part, j, width, x);
      gradb_add_product(
        (struct gradb_factor){w + j * rows, 1, rows}, (struct gradb_factor){x, 1, width}, rows, width, part,
        z + s * rows);
    }
  }
  for (size_t s = 0; s < count; s++)
    for (size_t i = 0; i < rows; i++) z[s * rows + i] += b[i];
}

void gradb_pixel_outer_sum(
  const double *dz, size_t rows, struct gradb_pixels p, const int32_t *samples, size_t count, double *dw) {
  if (p.starts) return gradb_sparse_outer_sum(dz, rows, p, samples, count, dw);
  double x[MOST_SAMPLES * MOST_PIXELS];
  for (size_t s = 0; s < count; s += MOST_SAMPLES) {
    const size_t part = count - s < MOST_SAMPLES ? count - s : MOST_SAMPLES;
    for (size_t j = 0; j < p.width; j += MOST_PIXELS) {
      const size_t width = p.width - j < MOST_PIXELS ? p.width - j : MOST_PIXELS;
      scale(p, samples + s, part, j, width, x);
      gradb_add_product(
        (struct gradb_factor){dz + s * rows, 1, rows}, (struct gradb_factor){x, width, 1}, rows, part, width,
        dw + j * rows);
    }
  }
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
