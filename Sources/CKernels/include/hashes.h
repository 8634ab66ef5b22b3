// What tells samples apart without comparing them.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// Writes a hash of 64 bits of each of `count` rows of `size` bytes: equal rows have equal ones.
void gradb_hash_rows(const uint8_t *_Nonnull bytes, size_t count, size_t size, uint64_t *_Nonnull hashes);
