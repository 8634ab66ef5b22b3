// The same source again, with one copy of each function instead of one for each instruction set.
#define GRADB_CLONES
#define gradb_add_product plain_add_product
#define gradb_pixel_product plain_pixel_product
#define gradb_pixel_outer_sum plain_pixel_outer_sum
#define gradb_sparse_product plain_sparse_product
#define gradb_sparse_outer_sum plain_sparse_outer_sum
#define gradb_sort_pixels plain_sort_pixels
#define gradb_gather_nonzero plain_gather_nonzero
#define gradb_product plain_product
#define gradb_transposed_product plain_transposed_product
#define gradb_outer_sum plain_outer_sum
#define gradb_exp plain_exp
#define gradb_tanh plain_tanh
#define gradb_erf plain_erf
#define gradb_mean plain_mean
#define gradb_mean_square plain_mean_square
#define gradb_scaled_velocity plain_scaled_velocity
#define gradb_moments_step plain_moments_step
#define gradb_scaled_step plain_scaled_step

#include "../../Sources/CKernels/dense.c"
#include "../../Sources/CKernels/erf.c"
#include "../../Sources/CKernels/exp.c"
#include "../../Sources/CKernels/pixels.c"
#include "../../Sources/CKernels/sparse.c"
#include "../../Sources/CKernels/tanh.c"
#include "../../Sources/CKernels/updates.c"
