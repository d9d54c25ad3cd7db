#ifndef KAOJU_CLIBCRYPTO_SHIM_H
#define KAOJU_CLIBCRYPTO_SHIM_H
/* The plain functions: those that are not deprecated look the algorithm up under a lock each time, which costs more than
   the digest of a short text and makes threads wait for each other. */
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/evp.h>
#include <openssl/sha.h>

/* Writes the 32 bytes of the SHA-256 of some bytes. */
static inline void kaoju_sha256(const unsigned char *bytes, size_t count, unsigned char *out) {
    SHA256_CTX context;
    SHA256_Init(&context);
    SHA256_Update(&context, bytes, count);
    SHA256_Final(out, &context);
}
#endif
