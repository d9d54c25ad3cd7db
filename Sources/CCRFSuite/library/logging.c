#if __has_include(<crfsuite/lib/crf/src/logging.c>)
    #pragma clang diagnostic ignored "-Weverything"
    #include <crfsuite/lib/crf/src/logging.c>
#endif
