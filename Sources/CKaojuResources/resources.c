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
BEGIN(terminology_fold)
#embed "../../Resources/terminology/fold.tsv"
END
BEGIN(terminology_spelling)
#embed "../../Resources/terminology/spelling.tsv"
END
BEGIN(terminology_traditional)
#embed "../../Resources/terminology/traditional.tsv"
END
BEGIN(terminology_drugs)
#embed "../../Resources/terminology/drugs.tsv"
END
BEGIN(terminology_chemicals)
#embed "../../Resources/terminology/chemicals.tsv"
END
BEGIN(terminology_proteins)
#embed "../../Resources/terminology/proteins.tsv"
END
BEGIN(terminology_pathways)
#embed "../../Resources/terminology/pathways.tsv"
END
BEGIN(terminology_diseases)
#embed "../../Resources/terminology/diseases.tsv"
END
BEGIN(terminology_phenotypes)
#embed "../../Resources/terminology/phenotypes.tsv"
END
BEGIN(terminology_processes)
#embed "../../Resources/terminology/processes.tsv"
END
BEGIN(terminology_measures)
#embed "../../Resources/terminology/measures.tsv"
END
BEGIN(terminology_procedures)
#embed "../../Resources/terminology/procedures.tsv"
END
BEGIN(terminology_anatomy)
#embed "../../Resources/terminology/anatomy.tsv"
END
BEGIN(terminology_patterns_single)
#embed "../../Resources/terminology/patterns/single.tsv"
END

#define ENTRY(name, id) { name, id, sizeof id }
static const kaoju_resource table[] = {
    ENTRY("segmentation/sections.tsv", segmentation_sections),
    ENTRY("segmentation/furniture.tsv", segmentation_furniture),
    ENTRY("segmentation/repairs.tsv", segmentation_repairs),
    ENTRY("segmentation/abbreviations.tsv", segmentation_abbreviations),
    ENTRY("terminology/fold.tsv", terminology_fold),
    ENTRY("terminology/spelling.tsv", terminology_spelling),
    ENTRY("terminology/traditional.tsv", terminology_traditional),
    ENTRY("terminology/drugs.tsv", terminology_drugs),
    ENTRY("terminology/chemicals.tsv", terminology_chemicals),
    ENTRY("terminology/proteins.tsv", terminology_proteins),
    ENTRY("terminology/pathways.tsv", terminology_pathways),
    ENTRY("terminology/diseases.tsv", terminology_diseases),
    ENTRY("terminology/phenotypes.tsv", terminology_phenotypes),
    ENTRY("terminology/processes.tsv", terminology_processes),
    ENTRY("terminology/measures.tsv", terminology_measures),
    ENTRY("terminology/procedures.tsv", terminology_procedures),
    ENTRY("terminology/anatomy.tsv", terminology_anatomy),
    ENTRY("terminology/patterns/single.tsv", terminology_patterns_single),
};

size_t kaoju_resource_count(void) { return sizeof table / sizeof table[0]; }
kaoju_resource kaoju_resource_at(size_t index) { return table[index]; }
