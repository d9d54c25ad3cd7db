// Written by Scripts/embed-resources: run it after adding or removing a file below Resources/.
#include "CKaojuResources.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char resource_0[] = {
#embed "../../Resources/citations/cues.tsv"
};

static const unsigned char resource_1[] = {
#embed "../../Resources/citations/headings.tsv"
};

static const unsigned char resource_2[] = {
#embed "../../Resources/ingestion/frequent.tsv"
};

static const unsigned char resource_3[] = {
#embed "../../Resources/ingestion/kinds.tsv"
};

static const unsigned char resource_4[] = {
#embed "../../Resources/segmentation/abbreviations.tsv"
};

static const unsigned char resource_5[] = {
#embed "../../Resources/segmentation/furniture.tsv"
};

static const unsigned char resource_6[] = {
#embed "../../Resources/segmentation/repairs.tsv"
};

static const unsigned char resource_7[] = {
#embed "../../Resources/segmentation/sections.tsv"
};

static const unsigned char resource_8[] = {
#embed "../../Resources/terminology/anatomy.tsv"
};

static const unsigned char resource_9[] = {
#embed "../../Resources/terminology/chemicals.tsv"
};

static const unsigned char resource_10[] = {
#embed "../../Resources/terminology/diseases.tsv"
};

static const unsigned char resource_11[] = {
#embed "../../Resources/terminology/drugs.tsv"
};

static const unsigned char resource_12[] = {
#embed "../../Resources/terminology/fold.tsv"
};

static const unsigned char resource_13[] = {
#embed "../../Resources/terminology/measures.tsv"
};

static const unsigned char resource_14[] = {
#embed "../../Resources/terminology/pathways.tsv"
};

static const unsigned char resource_15[] = {
#embed "../../Resources/terminology/patterns/single.tsv"
};

static const unsigned char resource_16[] = {
#embed "../../Resources/terminology/phenotypes.tsv"
};

static const unsigned char resource_17[] = {
#embed "../../Resources/terminology/procedures.tsv"
};

static const unsigned char resource_18[] = {
#embed "../../Resources/terminology/processes.tsv"
};

static const unsigned char resource_19[] = {
#embed "../../Resources/terminology/proteins.tsv"
};

static const unsigned char resource_20[] = {
#embed "../../Resources/terminology/spelling.tsv"
};

static const unsigned char resource_21[] = {
#embed "../../Resources/terminology/traditional.tsv"
};

static const kaoju_resource table[] = {
    {"citations/cues.tsv", resource_0, sizeof resource_0},
    {"citations/headings.tsv", resource_1, sizeof resource_1},
    {"ingestion/frequent.tsv", resource_2, sizeof resource_2},
    {"ingestion/kinds.tsv", resource_3, sizeof resource_3},
    {"segmentation/abbreviations.tsv", resource_4, sizeof resource_4},
    {"segmentation/furniture.tsv", resource_5, sizeof resource_5},
    {"segmentation/repairs.tsv", resource_6, sizeof resource_6},
    {"segmentation/sections.tsv", resource_7, sizeof resource_7},
    {"terminology/anatomy.tsv", resource_8, sizeof resource_8},
    {"terminology/chemicals.tsv", resource_9, sizeof resource_9},
    {"terminology/diseases.tsv", resource_10, sizeof resource_10},
    {"terminology/drugs.tsv", resource_11, sizeof resource_11},
    {"terminology/fold.tsv", resource_12, sizeof resource_12},
    {"terminology/measures.tsv", resource_13, sizeof resource_13},
    {"terminology/pathways.tsv", resource_14, sizeof resource_14},
    {"terminology/patterns/single.tsv", resource_15, sizeof resource_15},
    {"terminology/phenotypes.tsv", resource_16, sizeof resource_16},
    {"terminology/procedures.tsv", resource_17, sizeof resource_17},
    {"terminology/processes.tsv", resource_18, sizeof resource_18},
    {"terminology/proteins.tsv", resource_19, sizeof resource_19},
    {"terminology/spelling.tsv", resource_20, sizeof resource_20},
    {"terminology/traditional.tsv", resource_21, sizeof resource_21},
};

size_t kaoju_resource_count(void) { return sizeof table / sizeof table[0]; }
kaoju_resource kaoju_resource_at(size_t index) { return table[index]; }
