// Written by Scripts/embed-resources: run it after adding or removing a file below Resources/.
#include "CKaojuResources.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char resource_0[] = {
#embed "../../Resources/ingestion/frequent.tsv"
};

static const unsigned char resource_1[] = {
#embed "../../Resources/ingestion/kinds.tsv"
};

static const unsigned char resource_2[] = {
#embed "../../Resources/segmentation/abbreviations.tsv"
};

static const unsigned char resource_3[] = {
#embed "../../Resources/segmentation/furniture.tsv"
};

static const unsigned char resource_4[] = {
#embed "../../Resources/segmentation/repairs.tsv"
};

static const unsigned char resource_5[] = {
#embed "../../Resources/segmentation/sections.tsv"
};

static const unsigned char resource_6[] = {
#embed "../../Resources/terminology/anatomy.tsv"
};

static const unsigned char resource_7[] = {
#embed "../../Resources/terminology/chemicals.tsv"
};

static const unsigned char resource_8[] = {
#embed "../../Resources/terminology/diseases.tsv"
};

static const unsigned char resource_9[] = {
#embed "../../Resources/terminology/drugs.tsv"
};

static const unsigned char resource_10[] = {
#embed "../../Resources/terminology/fold.tsv"
};

static const unsigned char resource_11[] = {
#embed "../../Resources/terminology/measures.tsv"
};

static const unsigned char resource_12[] = {
#embed "../../Resources/terminology/pathways.tsv"
};

static const unsigned char resource_13[] = {
#embed "../../Resources/terminology/patterns/single.tsv"
};

static const unsigned char resource_14[] = {
#embed "../../Resources/terminology/phenotypes.tsv"
};

static const unsigned char resource_15[] = {
#embed "../../Resources/terminology/procedures.tsv"
};

static const unsigned char resource_16[] = {
#embed "../../Resources/terminology/processes.tsv"
};

static const unsigned char resource_17[] = {
#embed "../../Resources/terminology/proteins.tsv"
};

static const unsigned char resource_18[] = {
#embed "../../Resources/terminology/spelling.tsv"
};

static const unsigned char resource_19[] = {
#embed "../../Resources/terminology/traditional.tsv"
};

static const kaoju_resource table[] = {
    {"ingestion/frequent.tsv", resource_0, sizeof resource_0},
    {"ingestion/kinds.tsv", resource_1, sizeof resource_1},
    {"segmentation/abbreviations.tsv", resource_2, sizeof resource_2},
    {"segmentation/furniture.tsv", resource_3, sizeof resource_3},
    {"segmentation/repairs.tsv", resource_4, sizeof resource_4},
    {"segmentation/sections.tsv", resource_5, sizeof resource_5},
    {"terminology/anatomy.tsv", resource_6, sizeof resource_6},
    {"terminology/chemicals.tsv", resource_7, sizeof resource_7},
    {"terminology/diseases.tsv", resource_8, sizeof resource_8},
    {"terminology/drugs.tsv", resource_9, sizeof resource_9},
    {"terminology/fold.tsv", resource_10, sizeof resource_10},
    {"terminology/measures.tsv", resource_11, sizeof resource_11},
    {"terminology/pathways.tsv", resource_12, sizeof resource_12},
    {"terminology/patterns/single.tsv", resource_13, sizeof resource_13},
    {"terminology/phenotypes.tsv", resource_14, sizeof resource_14},
    {"terminology/procedures.tsv", resource_15, sizeof resource_15},
    {"terminology/processes.tsv", resource_16, sizeof resource_16},
    {"terminology/proteins.tsv", resource_17, sizeof resource_17},
    {"terminology/spelling.tsv", resource_18, sizeof resource_18},
    {"terminology/traditional.tsv", resource_19, sizeof resource_19},
};

size_t kaoju_resource_count(void) { return sizeof table / sizeof table[0]; }
kaoju_resource kaoju_resource_at(size_t index) { return table[index]; }
