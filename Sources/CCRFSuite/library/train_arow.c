#if __has_include(<crfsuite/lib/crf/src/train_arow.c>)
    #pragma clang diagnostic ignored "-Weverything"
    #include <crfsuite/lib/crf/src/train_arow.c>
#endif
