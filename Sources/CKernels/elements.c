#include "CKernels.h"
#include "clones.h"

GRADB_CLONES void gradb_add(double *sum, const double *x, size_t count) {
  for (size_t i = 0; i < count; i++) sum[i] += x[i];
}

GRADB_CLONES size_t gradb_count_above(const uint8_t *bytes, size_t count, uint8_t limit) {
  // Counted in bytes, 64 side by side, for as long as none can overflow.
  enum { LANES = 64, MOST = 255 };
  size_t n = 0, i = 0;
  while (count - i >= LANES) {
    uint8_t counts[LANES] = {0};
    const size_t blocks = (count - i) / LANES < MOST ? (count - i) / LANES : MOST;
    for (size_t block = 0; block < blocks; block++, i += LANES)
      for (size_t j = 0; j < LANES; j++) counts[j] += bytes[i + j] > limit;
    for (size_t j = 0; j < LANES; j++) n += counts[j];
  }
  for (; i < count; i++) n += bytes[i] > limit;
  return n;
}
