#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Reads one line of comma-separated whole numbers 0...255, `label,pixel,pixel,…`, without its line end.
///
/// True if the line is exactly that: one label and `pixel_count` pixels, each of one to three digits, and nothing else.
/// False for anything unusual (spaces, quotes, signs, wrong counts, …), having written at most `pixel_count` pixels;
/// the caller then reads the line with care.
bool csv_read_plain_row(const uint8_t *text, size_t length, uint8_t *label, uint8_t *pixels, size_t pixel_count);

/// What `csv_read_number` finds.
enum csv_number {
  /// The text is no number.
  CSV_NO_NUMBER,
  /// It is one, and was read exactly.
  CSV_NUMBER,
  /// It is one of so many digits that reading it exactly takes more care.
  CSV_LONG_NUMBER,
};

/// Reads `length` bytes as a decimal number: a sign or none, digits, perhaps a point (or a comma, where `decimal` is one) and
/// more digits, perhaps an exponent.
enum csv_number csv_read_number(const uint8_t *text, size_t length, uint8_t decimal, double *number);
