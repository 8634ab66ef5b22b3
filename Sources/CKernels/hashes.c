#include "hashes.h"
#include <string.h>

// Mixes eight more bytes in; of either, given the other, it makes a permutation, so that a single change always shows.
static inline uint64_t mixed(uint64_t hash, uint64_t word) {
  hash = (hash ^ word) * UINT64_C(0xbf58476d1ce4e5b9);
  return hash ^ hash >> 29;
}

static uint64_t hash_row(const uint8_t *bytes, size_t size) {
  // Four at a time: a multiplication takes as long as three more that do not wait for it.
  uint64_t hashes[4] = {1, 2, 3, 4};
  size_t i = 0;
  for (; i + 32 <= size; i += 32) {
    uint64_t words[4];
    memcpy(words, bytes + i, sizeof words);
    for (int lane = 0; lane < 4; lane++) hashes[lane] = mixed(hashes[lane], words[lane]);
  }
  uint64_t hash = size;
  for (int lane = 0; lane < 4; lane++) hash = mixed(hash, hashes[lane]);
  for (; i < size; i += 8) {
    uint64_t word = 0;
    memcpy(&word, bytes + i, size - i < 8 ? size - i : 8);
    hash = mixed(hash, word);
  }
  return hash;
}

void gradb_hash_rows(const uint8_t *bytes, size_t count, size_t size, uint64_t *hashes) {
  for (size_t i = 0; i < count; i++) hashes[i] = hash_row(bytes + i * size, size);
}
