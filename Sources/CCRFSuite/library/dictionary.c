#if __has_include(<crfsuite/lib/crf/src/dictionary.c>)
    #pragma clang diagnostic ignored "-Weverything"
    #include <crfsuite/lib/crf/src/dictionary.c>
#endif
