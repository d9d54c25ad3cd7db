#if __has_include(<crfsuite/lib/crf/src/params.c>)
    #pragma clang diagnostic ignored "-Weverything"
    #include <crfsuite/lib/crf/src/params.c>
#endif
