import Foundation
import Testing

/// Libraries with the functions of CUDA that work on the memory of the processor, compiled where a C compiler is.
struct FakeCUDA {
  /// Where they are, for XSFF_CUDA_LIBRARIES.
  let folder: URL

  /// Nil without a C compiler.
  ///
  /// `deviceCount` devices are there; each fails in its call `failing`, if one is named; `isOld` leaves the batched solver out.
  init?(in folder: URL, deviceCount: Int = 1, failing: String = "", isOld: Bool = false) throws {
    guard let compiler = Self.compiler else { return nil }
    let source = folder.appending(path: "cuda.c")
    try Self.source.write(to: source, atomically: true, encoding: .utf8)
    for name in ["cudart", "cusolver", "cusparse"] {
      let process = Process()
      process.executableURL = compiler
      process.arguments =
        ["-shared", "-fPIC", "-O2", "-DDEVICES=\(deviceCount)", "-DFAILING=\"\(failing)\""]
        + (isOld ? ["-DOLD"] : [])
        + ["-o", folder.appending(path: "lib\(name).so").path, source.path, "-lm"]
      try process.run()
      process.waitUntilExit()
      try #require(process.terminationStatus == 0)
    }
    self.folder = folder
  }

  private static let compiler: URL? = {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    let files = ["cc", "clang"].flatMap { name in folders.map { "\($0)/\(name)" } }
    return files.first(where: FileManager.default.isExecutableFile(atPath:))
      .map { URL(fileURLWithPath: $0) }
  }()

  /// Eigenvalues by bisection; a complex matrix A + iB as the real one ((A, -B), (B, A)), which has each twice.
  private static let source = #"""
    #include <math.h>
    #include <stdint.h>
    #include <stdlib.h>
    #include <string.h>

    static int fails(const char *name) { return strcmp(name, FAILING) == 0 ? 7 : 0; }

    int cudaGetDeviceCount(int *count) { *count = DEVICES; return DEVICES ? 0 : 100; }
    int cudaSetDevice(int number) { return fails("cudaSetDevice"); }
    int cudaMemGetInfo(size_t *available, size_t *total) { *available = *total = (size_t)1 << 30; return 0; }
    int cudaMalloc(void **memory, size_t size) { *memory = malloc(size); return fails("cudaMalloc"); }
    int cudaFree(void *memory) { free(memory); return 0; }
    int cudaMemcpy(void *to, const void *from, size_t size, int kind) { memcpy(to, from, size); return 0; }
    int cudaMemset(void *to, int value, size_t size) { memset(to, value, size); return 0; }
    const char *cudaGetErrorString(int status) { return "out of order"; }
    int cudaGetDeviceProperties(void *properties, int number) { strcpy(properties, "Fake 1"); return 0; }

    int cusolverDnCreate(void **handle) { *handle = malloc(1); return 0; }
    int cusolverDnCreateParams(void **handle) { *handle = malloc(1); return 0; }
    int cusparseCreate(void **handle) { *handle = malloc(1); return 0; }
    int cusolverGetVersion(int *version) { *version = 11601; return 0; }

    struct sparse { int64_t count; int64_t *indices; double *values; int type; };
    struct dense { double *values; };
    int cusparseCreateSpVec(void **made, int64_t size, int64_t count, void *indices, void *values, int indexType, int base, int type) {
      struct sparse *vector = malloc(sizeof *vector);
      *vector = (struct sparse){count, indices, values, type};
      *made = vector;
      return indexType == 3 && base == 0 ? 0 : 3;
    }
    int cusparseCreateDnVec(void **made, int64_t size, void *values, int type) {
      struct dense *vector = malloc(sizeof *vector);
      vector->values = values;
      *made = vector;
      return 0;
    }
    int cusparseDestroySpVec(void *vector) { free(vector); return 0; }
    int cusparseDestroyDnVec(void *vector) { free(vector); return 0; }
    int cusparseScatter(void *handle, struct sparse *from, struct dense *to) {
      int width = from->type == 5 ? 2 : 1;
      for (int64_t k = 0; k < from->count; k++)
        memcpy(to->values + width * from->indices[k], from->values + width * k, width * sizeof(double));
      return fails("cusparseScatter");
    }

    // Householder's reflections to a tridiagonal matrix with diagonal d and squares e of what is beside it.
    static void tridiagonal(double *a, int n, double *d, double *e) {
      double *v = malloc(n * sizeof(double)), *w = malloc(n * sizeof(double));
      for (int k = 0; k < n; k++) {
        double *row = a + k * n, tail = 0;
        d[k] = row[k];
        for (int i = k + 1; i < n; i++) tail += row[i] * row[i];
        if (k + 1 < n) e[k] = tail;
        if (k + 2 >= n || tail == 0) continue;
        for (int i = k + 1; i < n; i++) v[i] = row[i];
        v[k + 1] += (v[k + 1] < 0 ? -1 : 1) * sqrt(tail);
        double square = 0, product = 0;
        for (int i = k + 1; i < n; i++) square += v[i] * v[i];
        for (int i = k + 1; i < n; i++) {
          w[i] = 0;
          for (int j = k + 1; j < n; j++) w[i] += a[i * n + j] * v[j];
          w[i] *= 2 / square;
          product += w[i] * v[i];
        }
        for (int i = k + 1; i < n; i++) w[i] -= product / square * v[i];
        for (int i = k + 1; i < n; i++)
          for (int j = k + 1; j < n; j++) a[i * n + j] -= v[i] * w[j] + w[i] * v[j];
      }
      free(v);
      free(w);
    }

    // The levels below x, by Sturm's sequence.
    static int below(const double *d, const double *e, int n, double x) {
      int count = 0;
      double q = 1;
      for (int k = 0; k < n; k++) {
        q = d[k] - x - (k ? e[k - 1] / (q == 0 ? 1e-300 : q) : 0);
        count += q < 0;
      }
      return count;
    }

    static void bisect(const double *d, const double *e, int n, double *levels) {
      double reach = 0;
      for (int k = 0; k < n; k++) reach = fmax(reach, fabs(d[k]) + 2 * sqrt(k + 1 < n ? e[k] : 0) + 2 * sqrt(k ? e[k - 1] : 0));
      for (int k = 0; k < n; k++) {
        double low = k ? levels[k - 1] - 1e-12 * reach : -reach, high = reach;
        for (int step = 0; step < 80 && low < high; step++) {
          double middle = low + (high - low) / 2;
          if (middle == low || middle == high) break;
          if (below(d, e, n, middle) > k) high = middle; else low = middle;
        }
        levels[k] = low + (high - low) / 2;
      }
    }

    static void eigenvalues(int64_t n, int type, const double *matrix, double *levels) {
      int width = type == 5 ? 2 : 1, m = width * (int)n;
      double *a = calloc((size_t)m * m, sizeof(double)), *all = malloc(3 * m * sizeof(double));
      for (int column = 0; column < n; column++) for (int row = column; row < n; row++) {
        const double *value = matrix + width * (column * n + row);
        for (int half = 0; half < width; half++) {
          int shift = half * (int)n;
          a[(row + shift) * m + column + shift] = a[(column + shift) * m + row + shift] = value[0];
        }
        if (width == 2 && row > column) {
          a[row * m + column + n] = a[(column + n) * m + row] = -value[1];
          a[(row + n) * m + column] = a[column * m + row + n] = value[1];
        }
      }
      tridiagonal(a, m, all + m, all + 2 * m);
      bisect(all + m, all + 2 * m, m, all);
      for (int k = 0; k < n; k++) levels[k] = all[width * k];
      free(a);
      free(all);
    }

    #define MATRIX void *handle, void *parameters, int mode, int uplo, int64_t n, int type, double *a, int64_t lda, int typeW, double *w, int compute
    int cusolverDnXsyevd_bufferSize(MATRIX, size_t *device, size_t *host) { *device = 64; *host = 64; return 0; }
    int cusolverDnXsyevd(MATRIX, void *work, size_t bytes, void *hostWork, size_t hostBytes, int *info) {
      if (mode != 0 || uplo != 0 || lda != n || typeW != 1 || compute != type || bytes < 64 || hostBytes < 64) return 3;
      eigenvalues(n, type, a, w);
      *info = fails("convergence");
      return fails("cusolverDnXsyevd");
    }
    #ifndef OLD
    int cusolverDnXsyevBatched_bufferSize(MATRIX, size_t *device, size_t *host, int64_t count) {
      *device = 64 * count;
      *host = 64;
      return 0;
    }
    int cusolverDnXsyevBatched(MATRIX, void *work, size_t bytes, void *hostWork, size_t hostBytes, int *info, int64_t count) {
      if (mode != 0 || uplo != 0 || lda != n || typeW != 1 || compute != type || bytes < 64 * count) return 3;
      for (int64_t k = 0; k < count; k++) {
        eigenvalues(n, type, a + (type == 5 ? 2 : 1) * k * n * n, w + k * n);
        info[k] = fails("convergence");
      }
      return 0;
    }
    #endif
    """#
}
