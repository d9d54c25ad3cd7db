#if __has_include(<crfsuite/lib/crf/src/crf1d_model.c>)
    #pragma clang diagnostic ignored "-Weverything"
    #include <crfsuite/lib/crf/src/crf1d_model.c>
#endif
