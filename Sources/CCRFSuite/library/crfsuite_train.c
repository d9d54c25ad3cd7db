#if __has_include(<crfsuite/lib/crf/src/crfsuite_train.c>)
    #pragma clang diagnostic ignored "-Weverything"
    #include <crfsuite/lib/crf/src/crfsuite_train.c>
#endif
