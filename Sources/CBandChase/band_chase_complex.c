#include "band_chase.h"

#include <float.h>
#include <math.h>
#include <string.h>

// As band_chase.c, for complex numbers: a vector holds two of them, real part first, and blocks are cut into squares of four.

#define SQUARE 4
#define WIDEST 64
#define INLINE static inline __attribute__((always_inline))

typedef double lanes __attribute__((vector_size(32), aligned(8), may_alias));
typedef struct { double re, im; } complex_number;

#define AT(pointer) (*(lanes *)(pointer))
#define SWAPPED(vector) __builtin_shufflevector(vector, vector, 1, 0, 3, 2)
#define REAL_PARTS(c) ((lanes){(c).re, (c).re, (c).re, (c).re})
// x c = x * REAL_PARTS(c) + SWAPPED(x) * IMAGINARY_PARTS(c)
#define IMAGINARY_PARTS(c) ((lanes){-(c).im, (c).im, -(c).im, (c).im})
#define ADD_PRODUCT(sum, x, c) \
  sum += (x) * REAL_PARTS(c); \
  sum += SWAPPED(x) * IMAGINARY_PARTS(c)
// The same for the conjugate of c, subtracted.
#define SUBTRACT_CONJUGATE_PRODUCT(sum, x, c) \
  sum -= (x) * REAL_PARTS(c); \
  sum += SWAPPED(x) * IMAGINARY_PARTS(c)

// Sums for a scalar product: of v * x and of v * SWAPPED(x).
INLINE complex_number scalar_product(const lanes *straight, const lanes *crossed) {
  return (complex_number){
      ((*straight)[0] + (*straight)[2]) + ((*straight)[1] + (*straight)[3]),
      ((*crossed)[0] + (*crossed)[2]) - ((*crossed)[1] + (*crossed)[3])};
}

INLINE complex_number times(complex_number a, complex_number b) {
  return (complex_number){a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re};
}

INLINE complex_number reflector(int width, complex_number *restrict x, double *beta) {
  complex_number head = x[0];
  double rest = 0;
  for (int i = 1; i < width; i++) rest += x[i].re * x[i].re + x[i].im * x[i].im;
  x[0] = (complex_number){1, 0};
  double square = head.im * head.im + rest;
  // A square this small has lost its digits; the entries are nothing beside those of a matrix of ordinary scale.
  if (square < DBL_MIN / DBL_EPSILON) {
    for (int i = 1; i < width; i++) x[i] = (complex_number){0, 0};
    *beta = head.re;
    return (complex_number){0, 0};
  }
  double norm = sqrt(head.re * head.re + square);
  *beta = head.re >= 0 ? -norm : norm;
  complex_number difference = {head.re - *beta, head.im};
  double length = difference.re * difference.re + difference.im * difference.im;
  complex_number factor = {difference.re / length, -difference.im / length};
  for (int i = 1; i < width; i++) x[i] = times(x[i], factor);
  return (complex_number){(*beta - head.re) / *beta, -head.im / *beta};
}

INLINE void complete_squares(
    const int width, complex_number *restrict d, const ptrdiff_t stride) {
  for (int g = 0; g < width; g += SQUARE)
    for (int j = 0; j < SQUARE; j++) {
      d[(g + j) * (stride + 1)].im = 0;
      for (int i = 0; i < j; i++) {
        complex_number entry = d[g + j + (g + i) * stride];
        d[g + i + (g + j) * stride] = (complex_number){entry.re, -entry.im};
      }
    }
}

// d -> (1 - tau v v^H)^H d (1 - tau v v^H) for the lower triangle of a diagonal block.
INLINE void reflect_both_sides(
    const int width, complex_number *restrict d, const ptrdiff_t stride,
    const complex_number *restrict v, complex_number tau) {
  complex_number y[WIDEST] = {{0, 0}};
  complete_squares(width, d, stride);
  for (int g = 0; g < width; g += SQUARE) {
    lanes straight[SQUARE] = {{0}}, crossed[SQUARE] = {{0}}, own[2] = {AT(y + g), AT(y + g + 2)};
    for (int j = 0; j < SQUARE; j++)
      for (int half = 0; half < 2; half++) {
        lanes column = AT(d + g + 2 * half + (g + j) * stride);
        ADD_PRODUCT(own[half], column, v[g + j]);
      }
    for (int i = g + SQUARE; i < width; i += 2) {
      lanes row = AT(y + i), entries = AT(v + i), exchanged = SWAPPED(entries);
      for (int j = 0; j < SQUARE; j++) {
        lanes column = AT(d + i + (g + j) * stride);
        ADD_PRODUCT(row, column, v[g + j]);
        straight[j] += column * entries;
        crossed[j] += column * exchanged;
      }
      AT(y + i) = row;
    }
    AT(y + g) = own[0];
    AT(y + g + 2) = own[1];
    for (int j = 0; j < SQUARE; j++) {
      complex_number dot = scalar_product(&straight[j], &crossed[j]);
      y[g + j].re += dot.re;
      y[g + j].im += dot.im;
    }
  }
  double form = 0;
  for (int i = 0; i < width; i++) form += y[i].re * v[i].re + y[i].im * v[i].im;
  double half = -0.5 * (tau.re * tau.re + tau.im * tau.im) * form;
  for (int i = 0; i < width; i++) {
    complex_number product = times(tau, y[i]);
    y[i] = (complex_number){product.re + half * v[i].re, product.im + half * v[i].im};
  }
  for (int g = 0; g < width; g += SQUARE)
    for (int i = g; i < width; i += 2)
      for (int j = 0; j < SQUARE; j++) {
        lanes column = AT(d + i + (g + j) * stride);
        SUBTRACT_CONJUGATE_PRODUCT(column, AT(v + i), y[g + j]);
        SUBTRACT_CONJUGATE_PRODUCT(column, AT(y + i), v[g + j]);
        AT(d + i + (g + j) * stride) = column;
      }
}

// `count` columns of e -> (1 - tau v v^H)^H (e - w u^H), in one pass over memory.
INLINE void reflect_columns(
    const int width, const int count, complex_number *restrict e, const ptrdiff_t stride,
    const complex_number *restrict w, const complex_number *restrict u,
    const complex_number *restrict v, complex_number tau) {
  lanes straight[SQUARE] = {{0}}, crossed[SQUARE] = {{0}};
  complex_number dots[SQUARE];
  for (int i = 0; i < width; i += 2) {
    lanes entries = AT(v + i);
    for (int j = 0; j < count; j++) {
      lanes column = AT(e + i + j * stride);
      SUBTRACT_CONJUGATE_PRODUCT(column, AT(w + i), u[j]);
      AT(e + i + j * stride) = column;
      straight[j] += column * entries;
      crossed[j] += SWAPPED(column) * entries;
    }
  }
  for (int j = 0; j < count; j++)
    dots[j] = times((complex_number){-tau.re, tau.im}, scalar_product(&straight[j], &crossed[j]));
  for (int i = 0; i < width; i += 2)
    for (int j = 0; j < count; j++) {
      lanes column = AT(e + i + j * stride);
      ADD_PRODUCT(column, AT(v + i), dots[j]);
      AT(e + i + j * stride) = column;
    }
}

INLINE complex_number step(
    const int width, complex_number *restrict block, const ptrdiff_t stride,
    complex_number *restrict u, complex_number tau) {
  reflect_both_sides(width, block, stride, u, tau);
  complex_number *restrict e = block + width;
  complex_number w[WIDEST], v[WIDEST];
  double beta;
  for (int i = 0; i < width; i += 8) {
    lanes sums[4] = {{0}};
    for (int j = 0; j < width; j++)
      for (int k = 0; k < 4; k++) {
        lanes column = AT(e + i + 2 * k + j * stride);
        ADD_PRODUCT(sums[k], column, u[j]);
      }
    for (int k = 0; k < 4; k++) {
      lanes product = {0};
      ADD_PRODUCT(product, sums[k], tau);
      AT(w + i + 2 * k) = product;
    }
  }
  // u[0] is 1.
  for (int i = 0; i < width; i++) v[i] = (complex_number){e[i].re - w[i].re, e[i].im - w[i].im};
  complex_number next = reflector(width, v, &beta);
  e[0] = (complex_number){beta, 0};
  for (int i = 1; i < width; i++) e[i] = (complex_number){0, 0};
  for (int j = 1; j < SQUARE; j++)
    reflect_columns(width, 1, e + j * stride, stride, w, u + j, v, next);
  for (int j = SQUARE; j < width; j += 2)
    reflect_columns(width, 2, e + j * stride, stride, w, u + j, v, next);
  memcpy(u, v, width * sizeof *v);
  return next;
}

INLINE complex_number step_of_width(
    int width, complex_number *block, ptrdiff_t stride, complex_number *u, complex_number tau) {
  switch (width) {
  case 16: return step(16, block, stride, u, tau);
  case 32: return step(32, block, stride, u, tau);
  case 48: return step(48, block, stride, u, tau);
  default: return step(64, block, stride, u, tau);
  }
}

#if defined(__x86_64__)
__attribute__((target("avx2,fma"))) static complex_number step_avx2(
    int width, complex_number *block, ptrdiff_t stride, complex_number *u, complex_number tau) {
  return step_of_width(width, block, stride, u, tau);
}
#endif

void band_reflector_complex(int32_t width, void *x, void *tau, double *beta) {
  *(complex_number *)tau = reflector(width, x, beta);
}

void band_chase_step_complex(
    int32_t width, void *block, ptrdiff_t stride, void *u, void *tau) {
  complex_number *factor = tau;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    *factor = step_avx2(width, block, stride, u, *factor);
    return;
  }
#endif
  *factor = step_of_width(width, block, stride, u, *factor);
}
