// MPI's constants are macros, which Swift does not import: one function for each call that is made. A call that fails ends all
// processes with MPI's own words.

#ifndef CMPI_SHIM_H
#define CMPI_SHIM_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <mpi.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

// Nonzero if calls of one thread after the other are possible.
static inline int cmpi_start(void) {
  int provided = 0;
  MPI_Init_thread(NULL, NULL, MPI_THREAD_SERIALIZED, &provided);
  return provided >= MPI_THREAD_SERIALIZED;
}

static inline void cmpi_end(void) { MPI_Finalize(); }

static inline void cmpi_abort(int status) { MPI_Abort(MPI_COMM_WORLD, status); }

static inline int cmpi_rank(void) {
  int rank = 0;
  MPI_Comm_rank(MPI_COMM_WORLD, &rank);
  return rank;
}

static inline int cmpi_count(void) {
  int count = 1;
  MPI_Comm_size(MPI_COMM_WORLD, &count);
  return count;
}

// The number of processes on this machine.
static inline int cmpi_neighbours(void) {
  MPI_Comm machine;
  int count = 1;
  MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &machine);
  MPI_Comm_size(machine, &count);
  MPI_Comm_free(&machine);
  return count;
}

// The number of processors that this process may use.
static inline int cmpi_processors(void) {
  cpu_set_t processors;
  if (sched_getaffinity(0, sizeof processors, &processors) != 0) return 1;
  return CPU_COUNT(&processors);
}

// Messages are counted by int.
#define CMPI_LONGEST ((size_t)1 << 30)

static inline void cmpi_broadcast(void *bytes, size_t count) {
  for (size_t start = 0; start < count; start += CMPI_LONGEST) {
    size_t part = count - start < CMPI_LONGEST ? count - start : CMPI_LONGEST;
    MPI_Bcast((char *)bytes + start, (int)part, MPI_BYTE, 0, MPI_COMM_WORLD);
  }
}

// A broadcast for which others may wait long: they sleep between looks, up to ten milliseconds.
static inline void cmpi_broadcast_idly(void *bytes, int count) {
  MPI_Request request;
  MPI_Ibcast(bytes, count, MPI_BYTE, 0, MPI_COMM_WORLD, &request);
  useconds_t pause = 10;
  for (;;) {
    int done = 0;
    MPI_Test(&request, &done, MPI_STATUS_IGNORE);
    if (done) return;
    usleep(pause);
    if (pause < 10000) pause += pause / 2;
  }
}

static inline void cmpi_gather(const void *own, size_t count, void *all) {
  MPI_Datatype unit;
  MPI_Type_contiguous((int)count, MPI_BYTE, &unit);
  MPI_Type_commit(&unit);
  MPI_Allgather(own, 1, unit, all, 1, unit, MPI_COMM_WORLD);
  MPI_Type_free(&unit);
}

static inline void cmpi_exchange(
  const void *own, const int *sending, const int *sendingFrom, void *others,
  const int *receiving, const int *receivingFrom, int unitBytes) {
  MPI_Datatype unit;
  MPI_Type_contiguous(unitBytes, MPI_BYTE, &unit);
  MPI_Type_commit(&unit);
  MPI_Alltoallv(
    own, sending, sendingFrom, unit, others, receiving, receivingFrom, unit, MPI_COMM_WORLD);
  MPI_Type_free(&unit);
}

#endif
