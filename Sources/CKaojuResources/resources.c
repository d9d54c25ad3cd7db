#include "CKaojuResources.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

// One block a file: add a resource here, and in the table below.
#define BEGIN(id) static const unsigned char id[] = {
#define END };

BEGIN(segmentation_sections)
#embed "../../Resources/segmentation/sections.tsv"
END
BEGIN(segmentation_furniture)
#embed "../../Resources/segmentation/furniture.tsv"
END
BEGIN(segmentation_repairs)
#embed "../../Resources/segmentation/repairs.tsv"
END
BEGIN(segmentation_abbreviations)
#embed "../../Resources/segmentation/abbreviations.tsv"
END
BEGIN(export_words)
#embed "../../Resources/export/words.tsv"
END
BEGIN(export_lanes)
#embed "../../Resources/export/lanes.tsv"
END

#define ENTRY(name, id) { name, id, sizeof id }
static const kaoju_resource table[] = {
    ENTRY("segmentation/sections.tsv", segmentation_sections),
    ENTRY("segmentation/furniture.tsv", segmentation_furniture),
    ENTRY("segmentation/repairs.tsv", segmentation_repairs),
    ENTRY("segmentation/abbreviations.tsv", segmentation_abbreviations),
    ENTRY("export/words.tsv", export_words),
    ENTRY("export/lanes.tsv", export_lanes),
};

size_t kaoju_resource_count(void) { return sizeof table / sizeof table[0]; }
kaoju_resource kaoju_resource_at(size_t index) { return table[index]; }
