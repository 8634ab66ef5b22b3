#include "CKernels.h"
#include "clones.h"

GRADB_CLONES void gradb_add(double *sum, const double *x, size_t count) {
  for (size_t i = 0; i < count; i++) sum[i] += x[i];
}

GRADB_CLONES size_t gradb_count_above(const uint8_t *bytes, size_t count, uint8_t limit) {
  size_t n = 0;
  for (size_t i = 0; i < count; i++) n += bytes[i] > limit;
  return n;
}
