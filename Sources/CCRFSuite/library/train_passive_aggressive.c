#if __has_include(<crfsuite/lib/crf/src/train_passive_aggressive.c>)
    #pragma clang diagnostic ignored "-Weverything"
    #include <crfsuite/lib/crf/src/train_passive_aggressive.c>
#endif
