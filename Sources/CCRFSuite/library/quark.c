#if __has_include(<crfsuite/lib/crf/src/quark.c>)
    #pragma clang diagnostic ignored "-Weverything"
    #include <crfsuite/lib/crf/src/quark.c>
#endif
