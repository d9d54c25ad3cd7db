#if __has_include(<crfsuite/lib/cqdb/src/lookup3.c>)
    #pragma clang diagnostic ignored "-Weverything"
    #include <crfsuite/lib/cqdb/src/lookup3.c>
#endif
