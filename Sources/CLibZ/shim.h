#include <zlib.h>

/// deflateInit2 is a macro: gzip framing, no time in the header.
static inline int kaoju_gzip_begin(z_stream *stream) {
    return deflateInit2(stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}
