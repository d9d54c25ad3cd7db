#if __has_include(<crfsuite/lib/crf/src/dataset.c>)
    #pragma clang diagnostic ignored "-Weverything"
    #include <crfsuite/lib/crf/src/dataset.c>
#endif
