#include "band_chase.h"

#include <float.h>
#include <math.h>
#include <string.h>

// Written with vectors of four numbers and inlined into one function for each width and set of instructions: the optimizer keeps
// a column of the block in registers. Processors without AVX2 split every vector in two.

#define LANES 4
#define WIDEST 64
#define INLINE static inline __attribute__((always_inline))

typedef double lanes __attribute__((vector_size(8 * LANES), aligned(8), may_alias));

#define AT(pointer) (*(lanes *)(pointer))
#define TOTAL(vector) (((vector)[0] + (vector)[2]) + ((vector)[1] + (vector)[3]))

INLINE double reflector(int width, double *restrict x, double *beta) {
  double head = x[0], rest = 0;
  for (int i = 1; i < width; i++) rest += x[i] * x[i];
  x[0] = 1;
  // A square this small has lost its digits; the entries are nothing beside those of a matrix of ordinary scale.
  if (rest < DBL_MIN / DBL_EPSILON) {
    for (int i = 1; i < width; i++) x[i] = 0;
    *beta = head;
    return 0;
  }
  double norm = sqrt(head * head + rest);
  *beta = head >= 0 ? -norm : norm;
  double factor = 1 / (head - *beta);
  for (int i = 1; i < width; i++) x[i] *= factor;
  return (*beta - head) / *beta;
}

// d -> (1 - tau v v^T) d (1 - tau v v^T) for the lower triangle of a diagonal block.
INLINE void reflect_both_sides(
    const int width, double *restrict d, const ptrdiff_t stride, const double *restrict v,
    double tau) {
  double y[WIDEST] = {0};
  // Squares on the diagonal are completed, so that all products run over whole vectors.
  for (int g = 0; g < width; g += LANES)
    for (int j = 1; j < LANES; j++)
      for (int i = 0; i < j; i++) d[g + i + (g + j) * stride] = d[g + j + (g + i) * stride];
  for (int g = 0; g < width; g += LANES) {
    lanes sums[LANES], own = AT(y + g), dots;
    for (int j = 0; j < LANES; j++) {
      sums[j] = (lanes){0};
      own += AT(d + g + (g + j) * stride) * v[g + j];
    }
    for (int i = g + LANES; i < width; i += LANES) {
      lanes row = AT(y + i), entries = AT(v + i);
      for (int j = 0; j < LANES; j++) {
        lanes column = AT(d + i + (g + j) * stride);
        row += column * v[g + j];
        sums[j] += column * entries;
      }
      AT(y + i) = row;
    }
    for (int j = 0; j < LANES; j++) dots[j] = TOTAL(sums[j]);
    AT(y + g) = own + dots;
  }
  double form = 0;
  for (int i = 0; i < width; i++) form += y[i] * v[i];
  double half = -0.5 * tau * tau * form;
  for (int i = 0; i < width; i++) y[i] = tau * y[i] + half * v[i];
  for (int g = 0; g < width; g += LANES)
    for (int i = g; i < width; i += LANES)
      for (int j = 0; j < LANES; j++)
        AT(d + i + (g + j) * stride) -= AT(v + i) * y[g + j] + AT(y + i) * v[g + j];
}

// Columns first ..< first + count of e -> (1 - tau v v^T) (e - w u^T), in one pass over memory.
INLINE void reflect_columns(
    const int width, const int count, double *restrict e, const ptrdiff_t stride,
    const double *restrict w, const double *restrict u, const double *restrict v, double tau) {
  lanes sums[LANES] = {{0}};
  double dots[LANES];
  for (int i = 0; i < width; i += LANES)
    for (int j = 0; j < count; j++) {
      lanes column = AT(e + i + j * stride) - AT(w + i) * u[j];
      AT(e + i + j * stride) = column;
      sums[j] += column * AT(v + i);
    }
  for (int j = 0; j < count; j++) dots[j] = tau * TOTAL(sums[j]);
  for (int i = 0; i < width; i += LANES)
    for (int j = 0; j < count; j++) AT(e + i + j * stride) -= AT(v + i) * dots[j];
}

INLINE double step(
    const int width, double *restrict block, const ptrdiff_t stride, double *restrict u,
    double tau) {
  reflect_both_sides(width, block, stride, u, tau);
  double *restrict e = block + width;
  double w[WIDEST], v[WIDEST], beta;
  for (int i = 0; i < width; i += 4 * LANES) {
    lanes sums[4] = {{0}};
    for (int j = 0; j < width; j++)
      for (int k = 0; k < 4; k++) sums[k] += AT(e + i + k * LANES + j * stride) * u[j];
    for (int k = 0; k < 4; k++) AT(w + i + k * LANES) = sums[k] * tau;
  }
  for (int i = 0; i < width; i++) v[i] = e[i] - w[i] * u[0];
  double next = reflector(width, v, &beta);
  e[0] = beta;
  for (int i = 1; i < width; i++) e[i] = 0;
  for (int j = 1; j < LANES; j++)
    reflect_columns(width, 1, e + j * stride, stride, w, u + j, v, next);
  for (int j = LANES; j < width; j += LANES)
    reflect_columns(width, LANES, e + j * stride, stride, w, u + j, v, next);
  memcpy(u, v, width * sizeof *v);
  return next;
}

INLINE double step_of_width(
    int width, double *block, ptrdiff_t stride, double *u, double tau) {
  switch (width) {
  case 16: return step(16, block, stride, u, tau);
  case 32: return step(32, block, stride, u, tau);
  case 48: return step(48, block, stride, u, tau);
  default: return step(64, block, stride, u, tau);
  }
}

#if defined(__x86_64__)
__attribute__((target("avx2,fma"))) static double step_avx2(
    int width, double *block, ptrdiff_t stride, double *u, double tau) {
  return step_of_width(width, block, stride, u, tau);
}
#endif

const char *band_chase_instructions(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return "AVX2";
#endif
  return "baseline";
}

double band_reflector(int32_t width, double *x, double *beta) { return reflector(width, x, beta); }

double band_chase_step(
    int32_t width, double *block, ptrdiff_t stride, double *u, double tau) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
    return step_avx2(width, block, stride, u, tau);
#endif
  return step_of_width(width, block, stride, u, tau);
}
