// Counts allocations of a program that is started with LD_PRELOAD=libkaoju-allocations.so (glibc), and writes the counts to the
// file that KAOJU_ALLOCATIONS names when the program ends: «calls bytes peak». Threads count together, without locks.
#include "allocations.h"

#if defined(__GLIBC__)
#include <fcntl.h>
#include <malloc.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);
extern void __libc_free(void *);

static _Atomic uint64_t calls, bytes, alive, peak;

static void *added(void *block, size_t size) {
    if (!block) return block;
    atomic_fetch_add_explicit(&calls, 1, memory_order_relaxed);
    atomic_fetch_add_explicit(&bytes, size, memory_order_relaxed);
    uint64_t held = malloc_usable_size(block);
    uint64_t now = atomic_fetch_add_explicit(&alive, held, memory_order_relaxed) + held;
    uint64_t most = atomic_load_explicit(&peak, memory_order_relaxed);
    while (now > most && !atomic_compare_exchange_weak_explicit(&peak, &most, now, memory_order_relaxed, memory_order_relaxed)) {}
    return block;
}

static void removed(void *block) {
    if (block) atomic_fetch_sub_explicit(&alive, malloc_usable_size(block), memory_order_relaxed);
}

void *malloc(size_t size) { return added(__libc_malloc(size), size); }
void *calloc(size_t count, size_t size) { return added(__libc_calloc(count, size), count * size); }
void *memalign(size_t alignment, size_t size) { return added(__libc_memalign(alignment, size), size); }
void *aligned_alloc(size_t alignment, size_t size) { return added(__libc_memalign(alignment, size), size); }

int posix_memalign(void **out, size_t alignment, size_t size) {
    *out = added(__libc_memalign(alignment, size), size);
    return *out ? 0 : 12;
}

void *realloc(void *block, size_t size) {
    removed(block);
    return added(__libc_realloc(block, size), size);
}

void free(void *block) {
    removed(block);
    __libc_free(block);
}

void kaoju_allocations_read(uint64_t out[4]) {
    out[0] = calls, out[1] = bytes, out[2] = alive, out[3] = peak;
}

void kaoju_allocations_reset(void) {
    calls = bytes = 0;
    peak = alive;
}

__attribute__((destructor)) static void report(void) {
    const char *path = getenv("KAOJU_ALLOCATIONS");
    if (!path) return;
    char line[80];
    int length = snprintf(line, sizeof line, "%lu %lu %lu\n", (unsigned long)calls, (unsigned long)bytes, (unsigned long)peak);
    int file = open(path, O_WRONLY | O_CREAT | O_APPEND, 0644);
    if (file < 0) return;
    if (write(file, line, length) < 0) {}
    close(file);
}
#else
void kaoju_allocations_read(uint64_t out[4]) { out[0] = out[1] = out[2] = out[3] = 0; }
void kaoju_allocations_reset(void) {}
#endif
