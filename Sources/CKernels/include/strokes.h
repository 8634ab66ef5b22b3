// Drawing of the built-in digits.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// The height and width of a built-in digit, in pixels.
enum { DIGIT_SIDE = 28 };

/// Draws `count` straight segments (x, y, x, y each, in pixels from the top left corner) with a round pen into
/// `image`, DIGIT_SIDE rows of as many bytes, all overwritten: 255 up to `radius − softness / 2` from a segment,
/// 0 from `radius + softness / 2`, in between by distance.
void draw_strokes(const float *segments, size_t count, float radius, float softness, uint8_t *image);

/// Moves the ink of such an image by whole pixels, so that its centre of mass is as near the middle of the pixel in
/// row and column DIGIT_SIDE / 2 as a blank edge allows.
void centre_by_mass(uint8_t *image);
