#if __has_include(<crfsuite/lib/crf/src/train_l2sgd.c>)
    #pragma clang diagnostic ignored "-Weverything"
    #include <crfsuite/lib/crf/src/train_l2sgd.c>
#endif
