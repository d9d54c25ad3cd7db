#ifndef KAOJU_OPENCC_SHIM_H
#define KAOJU_OPENCC_SHIM_H

#include <stdint.h>
#include <opencc.h>

// `opencc_open` says with this pointer that it failed.
static inline int kaoju_opencc_is_open(opencc_t converter) { return converter != (opencc_t)-1; }

#endif
