#if __has_include(<crfsuite/lib/crf/src/crf1d_tag.c>)
    #pragma clang diagnostic ignored "-Weverything"
    #include <crfsuite/lib/crf/src/crf1d_tag.c>
#endif
