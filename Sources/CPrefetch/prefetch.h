#ifndef KAOJU_PREFETCH_H
#define KAOJU_PREFETCH_H
/* Asks for the cache line at an address, which need not be one of the program's. */
static inline __attribute__((always_inline)) void kaoju_prefetch(const void *address) { __builtin_prefetch(address); }
#endif
