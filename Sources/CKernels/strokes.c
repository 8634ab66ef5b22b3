#include "CKernels.h"
#include <math.h>
#include <string.h>

// A compiler may otherwise fuse a multiplication and an addition where the machine can, and round differently there.
#pragma STDC FP_CONTRACT OFF

static int clamped(float x) { return x < 0 ? 0 : x > DIGIT_SIDE ? DIGIT_SIDE : (int)x; }

void draw_strokes(const float *segments, size_t count, float radius, float softness, uint8_t *image) {
  const float reach = radius + softness / 2;
  float squared[DIGIT_SIDE * DIGIT_SIDE];
  for (int i = 0; i < DIGIT_SIDE * DIGIT_SIDE; i++) squared[i] = reach * reach;

  for (size_t k = 0; k < count; k++) {
    const float ax = segments[4 * k], ay = segments[4 * k + 1];
    const float dx = segments[4 * k + 2] - ax, dy = segments[4 * k + 3] - ay;
    const float length = dx * dx + dy * dy, inverse = length > 0 ? 1 / length : 0;
    const int top = clamped(ay + (dy < 0 ? dy : 0) - reach), bottom = clamped(ay + (dy > 0 ? dy : 0) + reach + 1);
    const int left = clamped(ax + (dx < 0 ? dx : 0) - reach), right = clamped(ax + (dx > 0 ? dx : 0) + reach + 1);
    for (int row = top; row < bottom; row++) {
      float *line = squared + row * DIGIT_SIDE;
      const float y = row + 0.5f - ay;
      for (int column = left; column < right; column++) {
        const float x = column + 0.5f - ax;
        float t = (x * dx + y * dy) * inverse;
        t = t < 0 ? 0 : t;
        t = t > 1 ? 1 : t;
        const float ex = x - t * dx, ey = y - t * dy, e = ex * ex + ey * ey;
        line[column] = e < line[column] ? e : line[column];
      }
    }
  }

  for (int i = 0; i < DIGIT_SIDE * DIGIT_SIDE; i++) {
    const float ink = (reach - sqrtf(squared[i])) / softness;
    image[i] = (uint8_t)(255 * (ink > 1 ? 1 : ink) + 0.5f);
  }
}

// How far to move what occupies first … last of DIGIT_SIDE pixels, and has its centre at moment / mass, so that the
// centre is nearest DIGIT_SIDE / 2 and a blank pixel stays at either end.
static int shift(int first, int last, int moment, int mass) {
  const int wanted = DIGIT_SIDE / 2 - (2 * moment + mass) / (2 * mass);
  const int least = 1 - first, most = DIGIT_SIDE - 2 - last;
  return wanted < least ? least : wanted > most ? most : wanted;
}

void centre_by_mass(uint8_t *image) {
  int mass = 0, down = 0, across = 0, top = DIGIT_SIDE, bottom = 0, left = DIGIT_SIDE, right = 0;
  for (int row = 0; row < DIGIT_SIDE; row++)
    for (int column = 0; column < DIGIT_SIDE; column++) {
      const int ink = image[row * DIGIT_SIDE + column];
      if (ink == 0) continue;
      mass += ink;
      down += ink * row;
      across += ink * column;
      top = row < top ? row : top;
      bottom = row;
      left = column < left ? column : left;
      right = column > right ? column : right;
    }
  if (mass == 0) return;

  uint8_t moved[DIGIT_SIDE * DIGIT_SIDE] = {0};
  const int x = shift(left, right, across, mass), y = shift(top, bottom, down, mass);
  for (int row = top; row <= bottom; row++)
    memcpy(moved + (row + y) * DIGIT_SIDE + left + x, image + row * DIGIT_SIDE + left, (size_t)(right - left + 1));
  memcpy(image, moved, sizeof moved);
}
