// The routines of ScaLAPACK and BLACS that are called, which come without a header.

#ifndef CSCALAPACK_SHIM_H
#define CSCALAPACK_SHIM_H

#include <stddef.h>
#include <stdlib.h>

void Cblacs_get(int context, int what, int *value);
void Cblacs_gridinit(int *context, const char *order, int rows, int columns);
void Cblacs_gridinfo(int context, int *rows, int *columns, int *row, int *column);
void Cblacs_gridexit(int context);
int numroc_(const int *n, const int *block, const int *process, const int *first, const int *count);
void descinit_(
  int *descriptor, const int *rows, const int *columns, const int *rowBlock,
  const int *columnBlock, const int *firstRow, const int *firstColumn, const int *context,
  const int *leading, int *info);
void pdsytrd_(
  const char *triangle, const int *n, double *a, const int *row, const int *column,
  const int *descriptor, double *d, double *e, double *tau, double *work, const int *workSize,
  int *info, size_t);
void pzhetrd_(
  const char *triangle, const int *n, void *a, const int *row, const int *column,
  const int *descriptor, double *d, double *e, void *tau, void *work, const int *workSize,
  int *info, size_t);

// A grid of all processes, row after row; its context.
static inline int cscalapack_grid(int rows, int columns, int *row, int *column) {
  int context = 0, gridRows = 0, gridColumns = 0;
  Cblacs_get(-1, 0, &context);
  Cblacs_gridinit(&context, "Row", rows, columns);
  Cblacs_gridinfo(context, &gridRows, &gridColumns, row, column);
  return context;
}

static inline int cscalapack_share(int n, int block, int process, int count) {
  const int first = 0;
  return numroc_(&n, &block, &process, &first, &count);
}

// Reduces the lower triangle of a matrix to tridiagonal form; d and e are those of the process's columns. Returns info, or 1 without
// memory.
static inline int cscalapack_tridiagonalize(
  int context, int isReal, int n, int block, void *a, int leading, int columns, double *d,
  double *e) {
  const int one = 1, zero = 0, query = -1;
  int descriptor[9], info = 0;
  descinit_(descriptor, &n, &n, &block, &block, &zero, &zero, &context, &leading, &info);
  if (info != 0) return info;
  size_t bytes = isReal ? sizeof(double) : 2 * sizeof(double);
  double wanted[2] = {0, 0};
  void *tau = malloc(bytes * (size_t)(columns + 1));
  if (isReal) {
    pdsytrd_("L", &n, a, &one, &one, descriptor, d, e, tau, wanted, &query, &info, 1);
  } else {
    pzhetrd_("L", &n, a, &one, &one, descriptor, d, e, tau, wanted, &query, &info, 1);
  }
  int size = (int)wanted[0] + 1;
  void *work = malloc(bytes * (size_t)size);
  if (tau == NULL || work == NULL) {
    info = 1;
  } else if (info == 0) {
    if (isReal) {
      pdsytrd_("L", &n, a, &one, &one, descriptor, d, e, tau, work, &size, &info, 1);
    } else {
      pzhetrd_("L", &n, a, &one, &one, descriptor, d, e, tau, work, &size, &info, 1);
    }
  }
  free(work);
  free(tau);
  return info;
}

#endif
