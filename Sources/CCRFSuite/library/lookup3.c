#if __has_include(<crfsuite/lib/cqdb/src/lookup3.c>)
    #pragma clang diagnostic ignored "-Weverything"
    #include <stdint.h>
    #include <stdio.h>
    #include <time.h>
    // Where the order of bytes is known, it reads up to three bytes behind a key and masks them. The way that is left reads
    // byte by byte; the hash is the same.
    #undef __BYTE_ORDER
    #include <crfsuite/lib/cqdb/src/lookup3.c>
#endif
