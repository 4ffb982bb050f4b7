#ifndef CLAPACK_SHIM_H
#define CLAPACK_SHIM_H

#include <lapacke.h>
#ifdef __linux__
#include <malloc.h>
#endif
#include <stddef.h>
#include <stdint.h>

// Swift sees `double _Complex *` as an opaque pointer, so complex matrices pass as `void *`.
// Everything is column-major and reads the lower triangle.

// The tridiagonal form of a in d and e; `work` tells its size in work[0] when lwork is -1.
static inline int32_t clapack_dsytrd(
    int32_t n, double *a, double *d, double *e, double *tau, double *work, int32_t lwork) {
  int32_t lda = n > 1 ? n : 1;
  return LAPACKE_dsytrd_work(LAPACK_COL_MAJOR, 'L', n, a, lda, d, e, tau, work, lwork);
}

// a = (1 - v t v^T) r with v below the diagonal and r above; m >= n. t is n × n, upper triangular.
static inline int32_t clapack_dgeqrt3(
    int32_t m, int32_t n, double *a, int32_t lda, double *t, int32_t ldt) {
  return LAPACKE_dgeqrt3_work(LAPACK_COL_MAJOR, m, n, a, lda, t, ldt);
}

static inline int32_t clapack_zgeqrt3(
    int32_t m, int32_t n, void *a, int32_t lda, void *t, int32_t ldt) {
  return LAPACKE_zgeqrt3_work(
      LAPACK_COL_MAJOR, m, n, (lapack_complex_double *)a, lda, (lapack_complex_double *)t, ldt);
}

static inline int32_t clapack_zhetrd(
    int32_t n, void *a, double *d, double *e, void *tau, void *work, int32_t lwork) {
  int32_t lda = n > 1 ? n : 1;
  return LAPACKE_zhetrd_work(
      LAPACK_COL_MAJOR, 'L', n, (lapack_complex_double *)a, lda, d, e,
      (lapack_complex_double *)tau, (lapack_complex_double *)work, lwork);
}

// Eigenvalues and eigenvectors (in the columns of a).
static inline int32_t clapack_zheevd_vectors(int32_t n, void *a, double *values) {
  int32_t lda = n > 1 ? n : 1;
  return LAPACKE_zheevd(
      LAPACK_COL_MAJOR, 'V', 'L', n, (lapack_complex_double *)a, lda, values);
}

// Eigenvalues and eigenvectors (in the columns of a).
static inline int32_t clapack_dsyevd_vectors(int32_t n, double *a, double *values) {
  int32_t lda = n > 1 ? n : 1;
  return LAPACKE_dsyevd(LAPACK_COL_MAJOR, 'V', 'L', n, a, lda, values);
}

// Eigenvalues and eigenvectors (in the columns of z) by relatively robust representations;
// destroys a. `support` has room for 2 n integers.
static inline int32_t clapack_zheevr_vectors(
    int32_t n, void *a, double *values, void *z, int32_t *support) {
  int32_t lda = n > 1 ? n : 1, found = 0;
  return LAPACKE_zheevr(
      LAPACK_COL_MAJOR, 'V', 'A', 'L', n, (lapack_complex_double *)a, lda, 0, 0, 0, 0, 0, &found,
      values, (lapack_complex_double *)z, lda, support);
}

// The eigenvalues first ... last, counted from 1, and their eigenvectors (in the columns of z); destroys a.
// `values` has room for n numbers, `support` for 2 n integers.
static inline int32_t clapack_dsyevr_range(
    int32_t n, double *a, int32_t first, int32_t last, double *values, double *z,
    int32_t *support) {
  int32_t lda = n > 1 ? n : 1, found = 0;
  return LAPACKE_dsyevr(
      LAPACK_COL_MAJOR, 'V', 'I', 'L', n, a, lda, 0, 0, first, last, 0, &found, values, z, lda,
      support);
}

static inline int32_t clapack_zheevr_range(
    int32_t n, void *a, int32_t first, int32_t last, double *values, void *z, int32_t *support) {
  int32_t lda = n > 1 ? n : 1, found = 0;
  return LAPACKE_zheevr(
      LAPACK_COL_MAJOR, 'V', 'I', 'L', n, (lapack_complex_double *)a, lda, 0, 0, first, last, 0,
      &found, values, (lapack_complex_double *)z, lda, support);
}

// a = u diag(values) vt for a square matrix; destroys a.
static inline int32_t clapack_zgesdd(int32_t n, void *a, double *values, void *u, void *vt) {
  int32_t lda = n > 1 ? n : 1;
  return LAPACKE_zgesdd(
      LAPACK_COL_MAJOR, 'A', n, n, (lapack_complex_double *)a, lda, values,
      (lapack_complex_double *)u, lda, (lapack_complex_double *)vt, lda);
}

// Products are BLAS and have no door in LAPACKE.
void dgemm_(
    const char *transa, const char *transb, const int32_t *m, const int32_t *n, const int32_t *k,
    const double *alpha, const double *a, const int32_t *lda, const double *b, const int32_t *ldb,
    const double *beta, double *c, const int32_t *ldc, size_t transa_length,
    size_t transb_length);
void zgemm_(
    const char *transa, const char *transb, const int32_t *m, const int32_t *n, const int32_t *k,
    const void *alpha, const void *a, const int32_t *lda, const void *b, const int32_t *ldb,
    const void *beta, void *c, const int32_t *ldc, size_t transa_length, size_t transb_length);

void ztrmm_(
    const char *side, const char *uplo, const char *transa, const char *diag, const int32_t *m,
    const int32_t *n, const void *alpha, const void *a, const int32_t *lda, void *b,
    const int32_t *ldb, size_t side_length, size_t uplo_length, size_t transa_length,
    size_t diag_length);
void dtrmm_(
    const char *side, const char *uplo, const char *transa, const char *diag, const int32_t *m,
    const int32_t *n, const double *alpha, const double *a, const int32_t *lda, double *b,
    const int32_t *ldb, size_t side_length, size_t uplo_length, size_t transa_length,
    size_t diag_length);

// c = alpha op(a) op(b) + beta c, where the adjoint is taken of a, of b, where theirs is not 0.
static inline void clapack_dgemm_update(
    int32_t adjoint_a, int32_t adjoint_b, int32_t m, int32_t n, int32_t k, double alpha,
    const double *a, int32_t lda, const double *b, int32_t ldb, double beta, double *c,
    int32_t ldc) {
  dgemm_(
      adjoint_a ? "T" : "N", adjoint_b ? "T" : "N", &m, &n, &k, &alpha, a, &lda, b, &ldb, &beta,
      c, &ldc, 1, 1);
}

// b = b t, or b = t^T b where `left` is not 0, with t upper triangular; b is m × n.
static inline void clapack_dtrmm(
    int32_t left, int32_t m, int32_t n, const double *t, int32_t ldt, double *b, int32_t ldb) {
  const double one = 1;
  dtrmm_(
      left ? "L" : "R", "U", left ? "T" : "N", "N", &m, &n, &one, t, &ldt, b, &ldb, 1, 1, 1, 1);
}

static inline void clapack_zgemm_update(
    int32_t adjoint_a, int32_t adjoint_b, int32_t m, int32_t n, int32_t k, double alpha,
    const void *a, int32_t lda, const void *b, int32_t ldb, double beta, void *c, int32_t ldc) {
  const double factors[4] = {alpha, 0, beta, 0};
  zgemm_(
      adjoint_a ? "C" : "N", adjoint_b ? "C" : "N", &m, &n, &k, factors, a, &lda, b, &ldb,
      factors + 2, c, &ldc, 1, 1);
}

static inline void clapack_ztrmm(
    int32_t left, int32_t m, int32_t n, const void *t, int32_t ldt, void *b, int32_t ldb) {
  const double one[2] = {1, 0};
  ztrmm_(
      left ? "L" : "R", "U", left ? "C" : "N", "N", &m, &n, one, t, &ldt, b, &ldb, 1, 1, 1, 1);
}

// c = op(a) b for column-major matrices with their leading dimensions; op(a) is m × k and is the
// adjoint of a where `adjoint` is not 0.
static inline void clapack_dgemm(
    int32_t adjoint, int32_t m, int32_t n, int32_t k, const double *a, int32_t lda,
    const double *b, int32_t ldb, double *c, int32_t ldc) {
  const double one = 1, zero = 0;
  dgemm_(adjoint ? "T" : "N", "N", &m, &n, &k, &one, a, &lda, b, &ldb, &zero, c, &ldc, 1, 1);
}

static inline void clapack_zgemm(
    int32_t adjoint, int32_t m, int32_t n, int32_t k, const void *a, int32_t lda, const void *b,
    int32_t ldb, void *c, int32_t ldc) {
  const double one[2] = {1, 0}, zero[2] = {0, 0};
  zgemm_(adjoint ? "C" : "N", "N", &m, &n, &k, one, a, &lda, b, &ldb, zero, c, &ldc, 1, 1);
}

char *openblas_get_config(void);
char *openblas_get_corename(void);
void openblas_set_num_threads(int);

// 1 when the processor and the operating system offer what OpenBLAS's SkylakeX kernels use.
static inline int clapack_processor_has_avx512(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")
      && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")
      && __builtin_cpu_supports("avx512cd");
#else
  return 0;
#endif
}

// Solves A x = b with A positive definite; destroys a, x replaces b.
static inline int32_t clapack_dposv(int32_t n, double *a, double *b) {
  int32_t lda = n > 1 ? n : 1;
  return LAPACKE_dposv(LAPACK_COL_MAJOR, 'L', n, 1, a, lda, b, lda);
}

// Freed arrays from `array` bytes on go back to the system at once, and so does the end of the heap beyond `heap` bytes.
static inline void clapack_return_freed_memory(int array, int heap) {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, array);
  mallopt(M_TRIM_THRESHOLD, heap);
#else
  (void)array, (void)heap;
#endif
}

#endif
