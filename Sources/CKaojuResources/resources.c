// Written by Scripts/embed-resources: run it after adding or removing a file below Resources/.
#include "CKaojuResources.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char resource_0[] = {
#embed "../../Resources/bibliography/fields.tsv"
};

static const unsigned char resource_1[] = {
#embed "../../Resources/bibliography/languages.tsv"
};

static const unsigned char resource_2[] = {
#embed "../../Resources/bibliography/latex.tsv"
};

static const unsigned char resource_3[] = {
#embed "../../Resources/bibliography/months.tsv"
};

static const unsigned char resource_4[] = {
#embed "../../Resources/bibliography/names.tsv"
};

static const unsigned char resource_5[] = {
#embed "../../Resources/bibliography/types.tsv"
};

static const unsigned char resource_6[] = {
#embed "../../Resources/citations/containers/names.tsv"
};

static const unsigned char resource_7[] = {
#embed "../../Resources/citations/containers/skipped.tsv"
};

static const unsigned char resource_8[] = {
#embed "../../Resources/citations/containers/words.tsv"
};

static const unsigned char resource_9[] = {
#embed "../../Resources/claims/names.tsv"
};

static const unsigned char resource_10[] = {
#embed "../../Resources/claims/species.tsv"
};

static const unsigned char resource_11[] = {
#embed "../../Resources/claims/studies.tsv"
};

static const unsigned char resource_12[] = {
#embed "../../Resources/claims/surnames.tsv"
};

static const unsigned char resource_13[] = {
#embed "../../Resources/claims/tails.tsv"
};

static const unsigned char resource_14[] = {
#embed "../../Resources/claims/triggers.en.tsv"
};

static const unsigned char resource_15[] = {
#embed "../../Resources/claims/triggers.zh.tsv"
};

static const unsigned char resource_16[] = {
#embed "../../Resources/claims/units.tsv"
};

static const unsigned char resource_17[] = {
#embed "../../Resources/claims/valence.tsv"
};

static const unsigned char resource_18[] = {
#embed "../../Resources/export/lanes.tsv"
};

static const unsigned char resource_19[] = {
#embed "../../Resources/export/words.tsv"
};

static const unsigned char resource_20[] = {
#embed "../../Resources/graph/certainties.tsv"
};

static const unsigned char resource_21[] = {
#embed "../../Resources/graph/weights.tsv"
};

static const unsigned char resource_22[] = {
#embed "../../Resources/ingestion/frequent.tsv"
};

static const unsigned char resource_23[] = {
#embed "../../Resources/ingestion/kinds.tsv"
};

static const unsigned char resource_24[] = {
#embed "../../Resources/segmentation/abbreviations.tsv"
};

static const unsigned char resource_25[] = {
#embed "../../Resources/segmentation/furniture.tsv"
};

static const unsigned char resource_26[] = {
#embed "../../Resources/segmentation/hyphens.tsv"
};

static const unsigned char resource_27[] = {
#embed "../../Resources/segmentation/repairs.tsv"
};

static const unsigned char resource_28[] = {
#embed "../../Resources/segmentation/sections.tsv"
};

static const unsigned char resource_29[] = {
#embed "../../Resources/terminology/anatomy.tsv"
};

static const unsigned char resource_30[] = {
#embed "../../Resources/terminology/chemicals.tsv"
};

static const unsigned char resource_31[] = {
#embed "../../Resources/terminology/diseases.tsv"
};

static const unsigned char resource_32[] = {
#embed "../../Resources/terminology/drugs.tsv"
};

static const unsigned char resource_33[] = {
#embed "../../Resources/terminology/fold.tsv"
};

static const unsigned char resource_34[] = {
#embed "../../Resources/terminology/measures.tsv"
};

static const unsigned char resource_35[] = {
#embed "../../Resources/terminology/pathways.tsv"
};

static const unsigned char resource_36[] = {
#embed "../../Resources/terminology/patterns/acronyms.tsv"
};

static const unsigned char resource_37[] = {
#embed "../../Resources/terminology/patterns/boundaries.tsv"
};

static const unsigned char resource_38[] = {
#embed "../../Resources/terminology/patterns/definitions.tsv"
};

static const unsigned char resource_39[] = {
#embed "../../Resources/terminology/patterns/generic.tsv"
};

static const unsigned char resource_40[] = {
#embed "../../Resources/terminology/patterns/single.tsv"
};

static const unsigned char resource_41[] = {
#embed "../../Resources/terminology/patterns/stems.tsv"
};

static const unsigned char resource_42[] = {
#embed "../../Resources/terminology/patterns/suffixes-en.tsv"
};

static const unsigned char resource_43[] = {
#embed "../../Resources/terminology/patterns/suffixes-zh.tsv"
};

static const unsigned char resource_44[] = {
#embed "../../Resources/terminology/phenotypes.tsv"
};

static const unsigned char resource_45[] = {
#embed "../../Resources/terminology/procedures.tsv"
};

static const unsigned char resource_46[] = {
#embed "../../Resources/terminology/processes.tsv"
};

static const unsigned char resource_47[] = {
#embed "../../Resources/terminology/proteins.tsv"
};

static const unsigned char resource_48[] = {
#embed "../../Resources/terminology/spelling.tsv"
};

static const unsigned char resource_49[] = {
#embed "../../Resources/terminology/traditional.tsv"
};

static const unsigned char resource_70[] = {
#embed "../../Resources/terminology/vocabularies.tsv"
};

static const unsigned char resource_71[] = {
#embed "../../Resources/works/common-surnames.tsv"
};

static const unsigned char resource_72[] = {
#embed "../../Resources/works/heads.tsv"
};

static const unsigned char resource_73[] = {
#embed "../../Resources/works/journal-words.tsv"
};

static const unsigned char resource_74[] = {
#embed "../../Resources/works/kinds.tsv"
};

static const unsigned char resource_75[] = {
#embed "../../Resources/works/retractions.tsv"
};

static const kaoju_resource table[] = {
    {"citations/cues.tsv", resource_0, sizeof resource_0},
    {"citations/headings.tsv", resource_1, sizeof resource_1},
    {"claims/aspects.en.tsv", resource_2, sizeof resource_2},
    {"claims/aspects.zh.tsv", resource_3, sizeof resource_3},
    {"claims/cues.en.tsv", resource_4, sizeof resource_4},
    {"claims/cues.zh.tsv", resource_5, sizeof resource_5},
    {"claims/designs.tsv", resource_6, sizeof resource_6},
    {"claims/directions.en.tsv", resource_7, sizeof resource_7},
    {"claims/directions.zh.tsv", resource_8, sizeof resource_8},
    {"claims/names.tsv", resource_9, sizeof resource_9},
    {"claims/species.tsv", resource_10, sizeof resource_10},
    {"claims/studies.tsv", resource_11, sizeof resource_11},
    {"claims/surnames.tsv", resource_12, sizeof resource_12},
    {"claims/tails.tsv", resource_13, sizeof resource_13},
    {"claims/triggers.en.tsv", resource_14, sizeof resource_14},
    {"claims/triggers.zh.tsv", resource_15, sizeof resource_15},
    {"claims/units.tsv", resource_16, sizeof resource_16},
    {"claims/valence.tsv", resource_17, sizeof resource_17},
    {"export/lanes.tsv", resource_18, sizeof resource_18},
    {"export/words.tsv", resource_19, sizeof resource_19},
    {"graph/certainties.tsv", resource_20, sizeof resource_20},
    {"graph/weights.tsv", resource_21, sizeof resource_21},
    {"ingestion/frequent.tsv", resource_22, sizeof resource_22},
    {"ingestion/kinds.tsv", resource_23, sizeof resource_23},
    {"segmentation/abbreviations.tsv", resource_24, sizeof resource_24},
    {"segmentation/furniture.tsv", resource_25, sizeof resource_25},
    {"segmentation/hyphens.tsv", resource_26, sizeof resource_26},
    {"segmentation/repairs.tsv", resource_27, sizeof resource_27},
    {"segmentation/sections.tsv", resource_28, sizeof resource_28},
    {"terminology/anatomy.tsv", resource_29, sizeof resource_29},
    {"terminology/chemicals.tsv", resource_30, sizeof resource_30},
    {"terminology/diseases.tsv", resource_31, sizeof resource_31},
    {"terminology/drugs.tsv", resource_32, sizeof resource_32},
    {"terminology/fold.tsv", resource_33, sizeof resource_33},
    {"terminology/measures.tsv", resource_34, sizeof resource_34},
    {"terminology/pathways.tsv", resource_35, sizeof resource_35},
    {"terminology/patterns/acronyms.tsv", resource_36, sizeof resource_36},
    {"terminology/patterns/boundaries.tsv", resource_37, sizeof resource_37},
    {"terminology/patterns/definitions.tsv", resource_38, sizeof resource_38},
    {"terminology/patterns/generic.tsv", resource_39, sizeof resource_39},
    {"terminology/patterns/single.tsv", resource_40, sizeof resource_40},
    {"terminology/patterns/stems.tsv", resource_41, sizeof resource_41},
    {"terminology/patterns/suffixes-en.tsv", resource_42, sizeof resource_42},
    {"terminology/patterns/suffixes-zh.tsv", resource_43, sizeof resource_43},
    {"terminology/phenotypes.tsv", resource_44, sizeof resource_44},
    {"terminology/procedures.tsv", resource_45, sizeof resource_45},
    {"terminology/processes.tsv", resource_46, sizeof resource_46},
    {"terminology/proteins.tsv", resource_47, sizeof resource_47},
    {"terminology/spelling.tsv", resource_48, sizeof resource_48},
    {"terminology/traditional.tsv", resource_49, sizeof resource_49},
};

size_t kaoju_resource_count(void) { return sizeof table / sizeof table[0]; }
kaoju_resource kaoju_resource_at(size_t index) { return table[index]; }
