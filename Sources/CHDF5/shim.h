#ifndef CHDF5_SHIM_H
#define CHDF5_SHIM_H

#include <hdf5.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// HDF5's constants are macros that call functions or cast, which Swift does not import.

static inline hid_t chdf5_default(void) { return H5P_DEFAULT; }
static inline hid_t chdf5_all(void) { return H5S_ALL; }
static inline unsigned chdf5_read_only(void) { return H5F_ACC_RDONLY; }
static inline unsigned chdf5_read_write(void) { return H5F_ACC_RDWR; }
static inline unsigned chdf5_truncate(void) { return H5F_ACC_TRUNC; }
static inline hid_t chdf5_double(void) { return H5T_NATIVE_DOUBLE; }
static inline hid_t chdf5_int32(void) { return H5T_NATIVE_INT32; }
static inline hid_t chdf5_int64(void) { return H5T_NATIVE_INT64; }
static inline hid_t chdf5_uint64(void) { return H5T_NATIVE_UINT64; }
static inline hid_t chdf5_c_string(void) { return H5T_C_S1; }
static inline hid_t chdf5_dataset_creation(void) { return H5P_DATASET_CREATE; }
static inline hid_t chdf5_group_creation(void) { return H5P_GROUP_CREATE; }
static inline hid_t chdf5_file_creation(void) { return H5P_FILE_CREATE; }
static inline hid_t chdf5_file_access(void) { return H5P_FILE_ACCESS; }
static inline size_t chdf5_variable_length(void) { return H5T_VARIABLE; }

// Metadata have checksums since HDF5 1.8. Later formats mark an open file as such, which its image would keep.
static inline herr_t chdf5_use_checksums(hid_t access) {
  return H5Pset_libver_bounds(access, H5F_LIBVER_V18, H5F_LIBVER_V18);
}
static inline herr_t chdf5_use_compact_layout(hid_t creation) {
  return H5Pset_layout(creation, H5D_COMPACT);
}

// The printing of errors is switched off per thread.
static inline void chdf5_silence(void) { H5Eset_auto2(H5E_DEFAULT, NULL, NULL); }

typedef struct {
  char *text;
  size_t size;
} chdf5_buffer;

static inline herr_t chdf5_copy_description(
    unsigned n, const H5E_error2_t *error, void *buffer) {
  chdf5_buffer *out = (chdf5_buffer *)buffer;
  if (n == 0 && error->desc) snprintf(out->text, out->size, "%s", error->desc);
  return 0;
}

// The description of the innermost error of the last call.
static inline void chdf5_error_text(char *text, size_t size) {
  chdf5_buffer buffer = {text, size};
  if (size > 0) text[0] = 0;
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, chdf5_copy_description, &buffer);
}

// The bytes of a file that the core driver holds in memory; they live until the file changes.
static inline ssize_t chdf5_image(hid_t file, const void **bytes) {
  void **handle = NULL;
  ssize_t size;
  if (H5Fflush(file, H5F_SCOPE_GLOBAL) < 0) return -1;
  size = H5Fget_file_image(file, NULL, 0);
  if (size < 0 || H5Fget_vfd_handle(file, H5P_DEFAULT, (void **)&handle) < 0) return -1;
  *bytes = *handle;
  return size;
}

// Copies an attribute of any type.
static inline herr_t chdf5_copy_attribute(hid_t from, hid_t to, const char *name) {
  herr_t status = -1;
  hid_t source = H5Aopen(from, name, H5P_DEFAULT);
  hid_t type = source < 0 ? -1 : H5Aget_type(source);
  hid_t space = source < 0 ? -1 : H5Aget_space(source);
  hssize_t count = space < 0 ? -1 : H5Sget_simple_extent_npoints(space);
  hid_t copy = count < 0 || type < 0
      ? -1 : H5Acreate2(to, name, type, space, H5P_DEFAULT, H5P_DEFAULT);
  void *values = copy < 0 ? NULL : calloc((size_t)count + 1, H5Tget_size(type));
  if (values && H5Aread(source, type, values) >= 0) {
    status = H5Awrite(copy, type, values);
    H5Dvlen_reclaim(type, space, H5P_DEFAULT, values);
  }
  free(values);
  if (copy >= 0) H5Aclose(copy);
  if (space >= 0) H5Sclose(space);
  if (type >= 0) H5Tclose(type);
  if (source >= 0) H5Aclose(source);
  return status;
}

// Copies a dataset without its attributes: HDF5 1.10 crashes on the copy of more than eight of them with texts of variable length.
static inline herr_t chdf5_copy_without_attributes(hid_t from, const char *name, hid_t to) {
  hid_t options = H5Pcreate(H5P_OBJECT_COPY);
  herr_t status = options < 0 ? -1 : H5Pset_copy_object(options, H5O_COPY_WITHOUT_ATTR_FLAG);
  if (status >= 0) status = H5Ocopy(from, name, to, name, options, H5P_DEFAULT);
  if (options >= 0) H5Pclose(options);
  return status;
}

// Another name for an object of the same file.
static inline herr_t chdf5_link(hid_t group, const char *path, const char *name) {
  return H5Lcreate_hard(group, path, group, name, H5P_DEFAULT, H5P_DEFAULT);
}

// Members and attributes of small groups stand in the group's header; an index of its own takes kilobytes.
static inline herr_t chdf5_keep_in_header(hid_t creation) {
  return H5Pset_link_phase_change(creation, 32, 24) < 0 ? -1
      : H5Pset_attr_phase_change(creation, 32, 24);
}

// Nodes of the index of chunks are sized for few chunks: small datasets with compression are many, and large ones rare.
static inline herr_t chdf5_use_small_chunk_index(hid_t creation) {
  // The file then has one more header, which would note when it was made; only these properties tell it not to.
  if (H5Pset_obj_track_times(H5P_GROUP_CREATE_DEFAULT, 0) < 0) return -1;
  return H5Pset_istore_k(creation, 2);
}

static inline hid_t chdf5_open_object(hid_t location, const char *name) {
  return H5Oopen(location, name, H5P_DEFAULT);
}

static inline ssize_t chdf5_member_name(hid_t group, hsize_t index, char *name, size_t size) {
  return H5Lget_name_by_idx(
      group, ".", H5_INDEX_NAME, H5_ITER_INC, index, name, size, H5P_DEFAULT);
}

#endif
