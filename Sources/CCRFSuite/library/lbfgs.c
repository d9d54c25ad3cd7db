#if __has_include(<liblbfgs/lib/lbfgs.c>)
    #pragma clang diagnostic ignored "-Weverything"
    #include <liblbfgs/lib/lbfgs.c>
#endif
