// CBLAS as OpenBLAS declares it, and prototypes of the LAPACK routines used (the library exports them with Fortran
// names and no header). The trailing sizes are the lengths of the character arguments, as gfortran passes them.
#ifndef COMITY_COPENBLAS_H
#define COMITY_COPENBLAS_H

#include <cblas.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

// QR factorisation with column pivoting.
void dgeqp3_(
    const blasint *m, const blasint *n, double *a, const blasint *lda, blasint *jpvt, double *tau, double *work,
    const blasint *lwork, blasint *info);

// Product of a matrix with the orthogonal factor of a QR factorisation.
void dormqr_(
    const char *side, const char *trans, const blasint *m, const blasint *n, const blasint *k, const double *a,
    const blasint *lda, const double *tau, double *c, const blasint *ldc, double *work, const blasint *lwork,
    blasint *info, size_t side_length, size_t trans_length);

// Triangular solve.
void dtrtrs_(
    const char *uplo, const char *trans, const char *diag, const blasint *n, const blasint *nrhs, const double *a,
    const blasint *lda, double *b, const blasint *ldb, blasint *info, size_t uplo_length, size_t trans_length,
    size_t diag_length);

// Cholesky factorisation, solve and inverse.
void dpotrf_(
    const char *uplo, const blasint *n, double *a, const blasint *lda, blasint *info, size_t uplo_length);
void dpotrs_(
    const char *uplo, const blasint *n, const blasint *nrhs, const double *a, const blasint *lda, double *b,
    const blasint *ldb, blasint *info, size_t uplo_length);
void dpotri_(
    const char *uplo, const blasint *n, double *a, const blasint *lda, blasint *info, size_t uplo_length);

// Eigenvalues and eigenvectors of a symmetric matrix.
void dsyevr_(
    const char *jobz, const char *range, const char *uplo, const blasint *n, double *a, const blasint *lda,
    const double *vl, const double *vu, const blasint *il, const blasint *iu, const double *abstol, blasint *m,
    double *w, double *z, const blasint *ldz, blasint *isuppz, double *work, const blasint *lwork, blasint *iwork,
    const blasint *liwork, blasint *info, size_t jobz_length, size_t range_length, size_t uplo_length);

// Singular value decomposition by divide and conquer.
void dgesdd_(
    const char *jobz, const blasint *m, const blasint *n, double *a, const blasint *lda, double *s, double *u,
    const blasint *ldu, double *vt, const blasint *ldvt, double *work, const blasint *lwork, blasint *iwork,
    blasint *info, size_t jobz_length);

#ifdef __cplusplus
}
#endif

#endif
