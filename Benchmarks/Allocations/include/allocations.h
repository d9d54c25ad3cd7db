#ifndef KAOJU_ALLOCATIONS_H
#define KAOJU_ALLOCATIONS_H

#include <stdint.h>

/// What was allocated since the start or the last reset: calls, bytes asked for, bytes alive, the most bytes alive.
void kaoju_allocations_read(uint64_t out[4]);

/// Begins a measurement: calls and bytes are 0, the peak is what is alive.
void kaoju_allocations_reset(void);

#endif
