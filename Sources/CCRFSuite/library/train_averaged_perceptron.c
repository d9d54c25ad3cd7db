#if __has_include(<crfsuite/lib/crf/src/train_averaged_perceptron.c>)
    #pragma clang diagnostic ignored "-Weverything"
    #include <crfsuite/lib/crf/src/train_averaged_perceptron.c>
#endif
