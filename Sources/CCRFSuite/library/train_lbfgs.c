#if __has_include(<crfsuite/lib/crf/src/train_lbfgs.c>)
    #pragma clang diagnostic ignored "-Weverything"
    #include <crfsuite/lib/crf/src/train_lbfgs.c>
#endif
