#if __has_include(<crfsuite/lib/crf/src/holdout.c>)
    #pragma clang diagnostic ignored "-Weverything"
    #include <crfsuite/lib/crf/src/holdout.c>
#endif
