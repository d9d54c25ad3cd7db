#if __has_include(<crfsuite/lib/crf/src/crf1d_context.c>)
    #pragma clang diagnostic ignored "-Weverything"
    #include <crfsuite/lib/crf/src/crf1d_context.c>
#endif
