// The hot inner loops of gradb.
//
// Every matrix is stored column after column. Every sum runs over its inner index in ascending order, one product
// added at a time and never fused, so that each element has the same bits whatever the block size, the number of
// threads and the instruction set.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// The non-zero pixels of some samples, at most 256, in the order of the pixels and, within a pixel, of the samples.
struct gradb_sorted_pixels {
  /// Those of pixel k end at ends[k], where those of pixel k + 1 begin.
  const uint32_t *_Nonnull ends;
  /// Which of the samples, 0 ..< 256, and the pixel's value there.
  const uint8_t *_Nonnull samples;
  const uint8_t *_Nonnull values;
};

/// The pixels of a data set, `width` bytes a sample.
struct gradb_pixels {
  const uint8_t *_Nonnull bytes;
  size_t width;
  /// The number that each of the 256 bytes stands for; 0 for a byte of 0.
  const double *_Nonnull numbers;
  /// The non-zero pixels: those of sample r are at starts[r] ..< ends[r] of `positions` and `values`, in ascending order.
  /// All four are NULL where so many pixels are not zero that going by the lists would take longer.
  const int64_t *_Nullable starts;
  const int64_t *_Nullable ends;
  const uint16_t *_Nullable positions;
  const uint8_t *_Nullable values;
  /// The non-zero pixels of the samples of this very call, sorted; NULL where nobody has sorted them.
  const struct gradb_sorted_pixels *_Nullable sorted;
};

/// Sorts the non-zero pixels of the samples, at most 256: `width` numbers go to `ends`, and as many as there are
/// non-zero pixels to `sorted_samples` and `values`. The pixels must have lists.
void gradb_sort_pixels(
  struct gradb_pixels pixels, const int32_t *_Nonnull samples, size_t count, uint32_t *_Nonnull ends,
  uint8_t *_Nonnull sorted_samples, uint8_t *_Nonnull values);

/// Z[:, s] = W @ x(samples[s]) + b, with W rows × pixels, x the numbers of the pixels, and Z rows × count.
void gradb_pixel_product(
  const double *_Nonnull w, const double *_Nonnull b, size_t rows, struct gradb_pixels pixels,
  const int32_t *_Nonnull samples, size_t count, double *_Nonnull z);

/// dW += sum over s of dZ[:, s] @ x(samples[s]).T, with dZ rows × count and dW rows × pixels.
void gradb_pixel_outer_sum(
  const double *_Nonnull dz, size_t rows, struct gradb_pixels pixels,
  const int32_t *_Nonnull samples, size_t count, double *_Nonnull dw);

/// C = W @ A + b, with W rows × inner, A inner × count, C rows × count; no b where b is NULL.
void gradb_product(
  const double *_Nonnull w, const double *_Nullable b, size_t rows, size_t inner,
  const double *_Nonnull a, size_t count, double *_Nonnull c);

/// C = W.T @ A, with W inner × rows, A inner × count, C rows × count.
void gradb_transposed_product(
  const double *_Nonnull w, size_t inner, size_t rows,
  const double *_Nonnull a, size_t count, double *_Nonnull c);

/// D += A @ B.T, with A rows × count, B columns × count, D rows × columns.
void gradb_outer_sum(
  const double *_Nonnull a, size_t rows, const double *_Nonnull b, size_t columns, size_t count,
  double *_Nonnull d);

/// The number of bytes above a limit among count; above 0, those that are not zero.
size_t gradb_count_above(const uint8_t *_Nonnull bytes, size_t count, uint8_t limit);

/// Writes position and value of each non-zero byte of the samples, `width` bytes each (at most 65,536), in their order; those
/// of sample r are at starts[r] ..< ends[r].
void gradb_gather_nonzero(
  const uint8_t *_Nonnull bytes, size_t width, const int32_t *_Nonnull order, size_t count, int64_t *_Nonnull starts,
  int64_t *_Nonnull ends, uint16_t *_Nonnull positions, uint8_t *_Nonnull values);

/// sum += x, element by element.
void gradb_add(double *_Nonnull sum, const double *_Nonnull x, size_t count);
