#include "dense.h"
#include <string.h>
#include "clones.h"

// The most rows of a strip, and the most numbers of a row of P that are packed at a time (20 KB: they stay in cache).
enum { MOST_ROWS = 10, MOST_DEPTH = 256 };

// The rows of C that a strip covers, of those that are left. For each number there is a copy of the inner loop, in
// which the sums stay in registers; 10 is the number of classes.
static inline size_t tile_rows(size_t left) {
  return left == 10 ? 10 : left >= 8 ? 8 : left >= 4 ? 4 : left >= 2 ? 2 : 1;
}

// C[0 ..< strip, 0 ..< width] += P @ Q, with P strip × depth, column after column. Each number of P that is read
// serves `width` columns, at most 4, and as many sums grow side by side.
GRADB_PART void add_tile(
  const double *p, size_t depth, struct gradb_factor q, double *c, size_t rows, const size_t strip,
  const size_t width) {
#pragma clang fp contract(off)
  double sum[4][MOST_ROWS];
  for (size_t j = 0; j < width; j++)
    for (size_t i = 0; i < strip; i++) sum[j][i] = c[j * rows + i];
  for (size_t k = 0; k < depth; k++)
    for (size_t j = 0; j < width; j++)
      for (size_t i = 0; i < strip; i++) sum[j][i] += p[k * strip + i] * q.base[k * q.row_step + j * q.column_step];
  for (size_t j = 0; j < width; j++)
    for (size_t i = 0; i < strip; i++) c[j * rows + i] = sum[j][i];
}

// C[0 ..< strip, :] += P @ Q, in tiles of four columns and, at the end, of one.
GRADB_PART void add_strip(
  const double *p, size_t depth, struct gradb_factor q, size_t columns, double *c, size_t rows,
  const size_t strip) {
  size_t j = 0;
  for (; j + 4 <= columns; j += 4, q.base += 4 * q.column_step) add_tile(p, depth, q, c + j * rows, rows, strip, 4);
  for (; j < columns; j++, q.base += q.column_step) add_tile(p, depth, q, c + j * rows, rows, strip, 1);
}

// A strip of P is copied first, so that its columns lie side by side however P is stored; all columns of C use it.
GRADB_CLONES void gradb_add_product(
  struct gradb_factor p, struct gradb_factor q, size_t rows, size_t inner, size_t columns, double *c) {
  double packed[MOST_DEPTH * MOST_ROWS];
  for (size_t k = 0, depth; k < inner; k += depth, q.base += depth * q.row_step) {
    depth = inner - k < MOST_DEPTH ? inner - k : MOST_DEPTH;
    for (size_t i = 0, strip; i < rows; i += strip) {
      strip = tile_rows(rows - i);
      const double *corner = p.base + i * p.row_step + k * p.column_step;
      for (size_t n = 0; n < depth; n++)
        for (size_t r = 0; r < strip; r++) packed[n * strip + r] = corner[r * p.row_step + n * p.column_step];
      switch (strip) {
      case 10: add_strip(packed, depth, q, columns, c + i, rows, 10); break;
      case 8: add_strip(packed, depth, q, columns, c + i, rows, 8); break;
      case 4: add_strip(packed, depth, q, columns, c + i, rows, 4); break;
      case 2: add_strip(packed, depth, q, columns, c + i, rows, 2); break;
      default: add_strip(packed, depth, q, columns, c + i, rows, 1);
      }
    }
  }
}

void gradb_product(
  const double *w, const double *b, size_t rows, size_t inner, const double *a, size_t count, double *c) {
  memset(c, 0, rows * count * sizeof *c);
  gradb_add_product(
    (struct gradb_factor){w, 1, rows}, (struct gradb_factor){a, 1, inner}, rows, inner, count, c);
  for (size_t s = 0; b && s < count; s++)
    for (size_t i = 0; i < rows; i++) c[s * rows + i] += b[i];
}

void gradb_transposed_product(
  const double *w, size_t inner, size_t rows, const double *a, size_t count, double *c) {
  memset(c, 0, rows * count * sizeof *c);
  gradb_add_product(
    (struct gradb_factor){w, inner, 1}, (struct gradb_factor){a, 1, inner}, rows, inner, count, c);
}

void gradb_outer_sum(
  const double *a, size_t rows, const double *b, size_t columns, size_t count, double *d) {
  gradb_add_product(
    (struct gradb_factor){a, 1, rows}, (struct gradb_factor){b, columns, 1}, rows, count, columns, d);
}
