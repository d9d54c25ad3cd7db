#ifndef KAOJU_CLIBCRYPTO_SHIM_H
#define KAOJU_CLIBCRYPTO_SHIM_H
#include <openssl/evp.h>
#include <openssl/sha.h>
#endif
