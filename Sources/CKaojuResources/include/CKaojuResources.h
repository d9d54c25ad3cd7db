// The resource files of Resources/, embedded in the binary so that they travel with it.
#ifndef CKAOJU_RESOURCES_H
#define CKAOJU_RESOURCES_H
#include <stddef.h>

typedef struct {
    const char *name;            // path below Resources/, for example "terminology/drugs.tsv"
    const unsigned char *bytes;  // the file's bytes; not NUL-terminated
    size_t count;
} kaoju_resource;

size_t kaoju_resource_count(void);
kaoju_resource kaoju_resource_at(size_t index);

#endif
