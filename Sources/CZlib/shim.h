#ifndef CZLIB_SHIM_H
#define CZLIB_SHIM_H

#include <stddef.h>
#include <string.h>
#include <zlib.h>

// inflateInit2 is a macro, which Swift does not import.

// Expands raw deflate data, as zip archives hold them. Returns the number of bytes written, or -1 where the data are damaged,
// end too early, or expand to more than `capacity`.
static inline long czlib_inflate(
    const unsigned char *source, unsigned int length, unsigned char *target,
    unsigned int capacity) {
  z_stream stream;
  memset(&stream, 0, sizeof stream);
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return -1;
  stream.next_in = (Bytef *)source;
  stream.avail_in = length;
  stream.next_out = target;
  stream.avail_out = capacity;
  int status = inflate(&stream, Z_FINISH);
  long written = (long)stream.total_out;
  inflateEnd(&stream);
  return status == Z_STREAM_END ? written : -1;
}

static inline unsigned int czlib_checksum(const unsigned char *bytes, unsigned int length) {
  return (unsigned int)crc32(crc32(0L, Z_NULL, 0), bytes, length);
}

#endif
