#ifndef BAND_CHASE_H
#define BAND_CHASE_H

#include <stddef.h>
#include <stdint.h>

// Steps of the reduction of a symmetric band of `width` subdiagonals to tridiagonal form. The band is a column-major lower
// triangle: entry (i, j), i >= j, lies at i + j * stride, with stride >= 2 width + 3, so that the bulges have room and four entries
// before the diagonal of a column belong to nobody. `width` is 16, 32, 48 or 64. Blocks reach past the last row into zeros.

// Makes of x a reflector v with v[0] = 1 and returns tau; (1 - tau v v^T) x = (*beta, 0, 0, ...).
double band_reflector(int32_t width, double *x, double *beta);

// One step of a sweep. `block` is the diagonal block that the reflector, with its tau, acts on from both sides; it goes on to the
// block below from the right. The first column of that one, but for its first entry, is then reflected away; the new reflector
// takes the place of the old one, and its tau is returned.
double band_chase_step(
    int32_t width, double *block, ptrdiff_t stride, double *reflector, double tau);

// The same for complex Hermitian bands, of pairs (real part, imaginary part): (1 - tau v v^H)^H x = (*beta, 0, 0, ...). The new tau
// takes the place of the old one.
void band_reflector_complex(int32_t width, void *x, void *tau, double *beta);

void band_chase_step_complex(
    int32_t width, void *block, ptrdiff_t stride, void *reflector, void *tau);

// The instructions in which these steps are done here, by name.
const char *band_chase_instructions(void);

#endif
