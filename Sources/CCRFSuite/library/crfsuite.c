#if __has_include(<crfsuite/lib/crf/src/crfsuite.c>)
    #pragma clang diagnostic ignored "-Weverything"
    #include <crfsuite/lib/crf/src/crfsuite.c>
#endif
