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

// The high bit of each byte that is not 0.
static inline uint64_t nonzero(uint64_t word) {
  const uint64_t low = UINT64_C(0x7f7f7f7f7f7f7f7f);
  return (((word & low) + low) | word) & ~low;
}

static size_t gather(const uint8_t *restrict image, size_t width, uint16_t *restrict positions, uint8_t *restrict values) {
  size_t n = 0, i = 0;
  for (; i + 8 <= width; i += 8) {
    uint64_t word = 0;
    for (size_t j = 0; j < 8; j++) word |= (uint64_t)image[i + j] << 8 * j;
    for (uint64_t rest = nonzero(word); rest != 0; rest &= rest - 1) {
      const size_t j = i + (size_t)__builtin_ctzll(rest) / 8;
      positions[n] = (uint16_t)j;
      values[n++] = image[j];
    }
  }
  for (; i < width; i++) {
    if (image[i] == 0) continue;
    positions[n] = (uint16_t)i;
    values[n++] = image[i];
  }
  return n;
}

void gradb_gather_nonzero(
  const uint8_t *bytes, size_t width, const int32_t *order, size_t count, int64_t *starts, int64_t *ends,
  uint16_t *positions, uint8_t *values) {
  size_t n = 0;
  for (size_t s = 0; s < count; s++) {
    // The next image is far away in memory, and takes as long to come as this one takes.
    if (s + 1 < count) {
      const uint8_t *next = bytes + (size_t)order[s + 1] * width;
      for (size_t i = 0; i < width; i += 64) __builtin_prefetch(next + i);
    }
    starts[order[s]] = (int64_t)n;
    n += gather(bytes + (size_t)order[s] * width, width, positions + n, values + n);
    ends[order[s]] = (int64_t)n;
  }
}
