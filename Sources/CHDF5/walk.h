#ifndef CHDF5_WALK_H
#define CHDF5_WALK_H

#include <errno.h>
#include <fcntl.h>
#include <hdf5.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// The HDF5 library trusts the metadata that it parses: damaged ones may crash it, keep it busy for ever or make it ask for all
// memory. So a file without a checksum is walked once by a child process, in C alone, under limits.

typedef enum {
  CHDF5_SOUND = 0,
  CHDF5_CRASH = 1,
  CHDF5_ENDLESS = 2,
  CHDF5_GREEDY = 3,
  CHDF5_BROKEN = 4,
  CHDF5_UNKNOWN = 5
} chdf5_verdict;

static inline herr_t chdf5_is_resource(unsigned n, const H5E_error2_t *error, void *found) {
  (void)n;
  if (error->maj_num == H5E_RESOURCE || error->min_num == H5E_NOSPACE) *(int *)found = 1;
  return 0;
}

// Other failures are those that a reader is told.
static inline void chdf5_end_if_greedy(void) {
  int found = 0;
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, chdf5_is_resource, &found);
  if (found) _exit(CHDF5_GREEDY);
}

static inline void chdf5_walk_values(hid_t object, int is_attribute, size_t most) {
  hid_t type = is_attribute ? H5Aget_type(object) : H5Dget_type(object);
  hid_t space = is_attribute ? H5Aget_space(object) : H5Dget_space(object);
  if (type >= 0 && space >= 0) {
    H5T_class_t kind = H5Tget_class(type);
    hid_t memory = kind == H5T_INTEGER ? H5T_NATIVE_INT64 : kind == H5T_FLOAT ? H5T_NATIVE_DOUBLE : type;
    hssize_t count = H5Sget_simple_extent_npoints(space);
    size_t size = H5Tget_size(memory);
    // What is larger is not read without a look at its storage.
    if (count > 0 && size > 0 && (size_t)count <= most / size) {
      void *values = calloc((size_t)count, size);
      if (!values) _exit(CHDF5_GREEDY);
      herr_t status = is_attribute
          ? H5Aread(object, memory, values)
          : H5Dread(object, memory, H5S_ALL, H5S_ALL, H5P_DEFAULT, values);
      if (status < 0) chdf5_end_if_greedy();
      else if (memory == type) H5Dvlen_reclaim(type, space, H5P_DEFAULT, values);
      free(values);
    }
  }
  if (space >= 0) H5Sclose(space);
  if (type >= 0) H5Tclose(type);
}

static inline herr_t chdf5_walk_object(
    hid_t root, const char *name, const H5O_info_t *information, void *most) {
  (void)information;
  hid_t object = H5Oopen(root, name, H5P_DEFAULT);
  if (object < 0) {
    chdf5_end_if_greedy();
    return 0;
  }
  int count = H5Aget_num_attrs(object);
  for (int index = 0; index < count; index++) {
    hid_t attribute = H5Aopen_idx(object, (unsigned)index);
    if (attribute < 0) {
      chdf5_end_if_greedy();
      continue;
    }
    chdf5_walk_values(attribute, 1, *(size_t *)most);
    H5Aclose(attribute);
  }
  if (H5Iget_type(object) == H5I_DATASET) chdf5_walk_values(object, 0, *(size_t *)most);
  H5Oclose(object);
  return 0;
}

// Copies all members to a file in memory, as an update does.
static inline void chdf5_walk_copy(hid_t file) {
  hid_t access = H5Pcreate(H5P_FILE_ACCESS);
  H5Pset_fapl_core(access, 1 << 20, 0);
  hid_t copy = H5Fcreate("walk", H5F_ACC_TRUNC, H5P_DEFAULT, access);
  H5G_info_t information;
  if (copy >= 0 && H5Gget_info(file, &information) >= 0) {
    for (hsize_t index = 0; index < information.nlinks; index++) {
      char name[256];
      if (H5Lget_name_by_idx(
              file, ".", H5_INDEX_NAME, H5_ITER_INC, index, name, sizeof name, H5P_DEFAULT) < 0
          || H5Ocopy(file, name, copy, name, H5P_DEFAULT, H5P_DEFAULT) < 0) {
        chdf5_end_if_greedy();
        // HDF5 may have spoiled its own memory on the way to the error.
        _exit(CHDF5_BROKEN);
      }
    }
  }
  if (copy >= 0) H5Fclose(copy);
  H5Pclose(access);
}

static inline void chdf5_walk(const char *path, size_t bytes, unsigned seconds) {
  const int faults[] = {SIGSEGV, SIGBUS, SIGILL, SIGABRT, SIGFPE, SIGTRAP, SIGTERM, SIGINT, SIGSYS};
  for (size_t k = 0; k < sizeof faults / sizeof *faults; k++) signal(faults[k], SIG_DFL);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  int null = open("/dev/null", O_RDWR);
  if (null >= 0) {
    dup2(null, 1);
    dup2(null, 2);
  }
  unsigned long pages = 0;
  FILE *status = fopen("/proc/self/statm", "r");
  if (status) {
    if (fscanf(status, "%lu", &pages) != 1) pages = 0;
    fclose(status);
  }
  struct rlimit limit = {0, 0};
  setrlimit(RLIMIT_CORE, &limit);
  limit.rlim_cur = limit.rlim_max = seconds;
  setrlimit(RLIMIT_CPU, &limit);
  limit.rlim_cur = limit.rlim_max = pages * (unsigned long)sysconf(_SC_PAGESIZE) + bytes;
  if (pages > 0) setrlimit(RLIMIT_AS, &limit);
  H5Eset_auto2(H5E_DEFAULT, NULL, NULL);
  hid_t file = H5Fopen(path, H5F_ACC_RDONLY, H5P_DEFAULT);
  if (file < 0) chdf5_end_if_greedy();
  else {
    size_t most = bytes / 4;
    if (H5Ovisit(file, H5_INDEX_NAME, H5_ITER_INC, chdf5_walk_object, &most) < 0) {
      chdf5_end_if_greedy();
      _exit(CHDF5_BROKEN);
    }
    chdf5_walk_copy(file);
    H5Fclose(file);
  }
  _exit(CHDF5_SOUND);
}

// Whether a file can be read within `bytes` of memory and `seconds` seconds, found out by a child process.
static inline chdf5_verdict chdf5_walk_apart(const char *path, size_t bytes, unsigned seconds) {
  pid_t child = fork();
  if (child < 0) return CHDF5_UNKNOWN;
  if (child == 0) chdf5_walk(path, bytes, seconds);
  struct timespec start, now, pause = {0, 200000};
  clock_gettime(CLOCK_MONOTONIC, &start);
  int status = 0;
  for (;;) {
    pid_t ended = waitpid(child, &status, WNOHANG);
    if (ended == child) break;
    if (ended < 0 && errno != EINTR) return CHDF5_UNKNOWN;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (now.tv_sec - start.tv_sec > (time_t)seconds * 4) {
      kill(child, SIGKILL);
      waitpid(child, &status, 0);
      return CHDF5_ENDLESS;
    }
    nanosleep(&pause, NULL);
    if (pause.tv_nsec < 5000000) pause.tv_nsec *= 2;
  }
  if (WIFEXITED(status)) return (chdf5_verdict)WEXITSTATUS(status);
  int number = WTERMSIG(status);
  return number == SIGXCPU || number == SIGKILL ? CHDF5_ENDLESS : CHDF5_CRASH;
}

#endif
