#if __has_include(<crfsuite/lib/cqdb/src/cqdb.c>)
    #pragma clang diagnostic ignored "-Weverything"
    #include <crfsuite/lib/cqdb/src/cqdb.c>
#endif
