#if __has_include(<crfsuite/lib/crf/src/rumavl.c>)
    #pragma clang diagnostic ignored "-Weverything"
    #include <crfsuite/lib/crf/src/rumavl.c>
#endif
