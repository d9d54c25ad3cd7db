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
#embed "../../Resources/citations/cues.tsv"
};

static const unsigned char resource_10[] = {
#embed "../../Resources/citations/fields.model"
};

static const unsigned char resource_11[] = {
#embed "../../Resources/citations/fields/months.tsv"
};

static const unsigned char resource_12[] = {
#embed "../../Resources/citations/fields/pinyin.tsv"
};

static const unsigned char resource_13[] = {
#embed "../../Resources/citations/fields/units.tsv"
};

static const unsigned char resource_14[] = {
#embed "../../Resources/citations/fields/words.tsv"
};

static const unsigned char resource_15[] = {
#embed "../../Resources/citations/headings.tsv"
};

static const unsigned char resource_16[] = {
#embed "../../Resources/claims/affixes.tsv"
};

static const unsigned char resource_17[] = {
#embed "../../Resources/claims/arms.en.tsv"
};

static const unsigned char resource_18[] = {
#embed "../../Resources/claims/arms.zh.tsv"
};

static const unsigned char resource_19[] = {
#embed "../../Resources/claims/aspects.en.tsv"
};

static const unsigned char resource_20[] = {
#embed "../../Resources/claims/aspects.zh.tsv"
};

static const unsigned char resource_21[] = {
#embed "../../Resources/claims/constructions.zh.tsv"
};

static const unsigned char resource_22[] = {
#embed "../../Resources/claims/cues.en.tsv"
};

static const unsigned char resource_23[] = {
#embed "../../Resources/claims/cues.zh.tsv"
};

static const unsigned char resource_24[] = {
#embed "../../Resources/claims/designs.tsv"
};

static const unsigned char resource_25[] = {
#embed "../../Resources/claims/directions.en.tsv"
};

static const unsigned char resource_26[] = {
#embed "../../Resources/claims/directions.zh.tsv"
};

static const unsigned char resource_27[] = {
#embed "../../Resources/claims/disputes.en.tsv"
};

static const unsigned char resource_28[] = {
#embed "../../Resources/claims/disputes.zh.tsv"
};

static const unsigned char resource_29[] = {
#embed "../../Resources/claims/names.tsv"
};

static const unsigned char resource_30[] = {
#embed "../../Resources/claims/neighbours.zh.tsv"
};

static const unsigned char resource_31[] = {
#embed "../../Resources/claims/shapes.en.tsv"
};

static const unsigned char resource_32[] = {
#embed "../../Resources/claims/species.tsv"
};

static const unsigned char resource_33[] = {
#embed "../../Resources/claims/statistics.tsv"
};

static const unsigned char resource_34[] = {
#embed "../../Resources/claims/studies.tsv"
};

static const unsigned char resource_35[] = {
#embed "../../Resources/claims/surnames.tsv"
};

static const unsigned char resource_36[] = {
#embed "../../Resources/claims/triggers.en.tsv"
};

static const unsigned char resource_37[] = {
#embed "../../Resources/claims/triggers.zh.tsv"
};

static const unsigned char resource_38[] = {
#embed "../../Resources/claims/units.tsv"
};

static const unsigned char resource_39[] = {
#embed "../../Resources/claims/valence.tsv"
};

static const unsigned char resource_40[] = {
#embed "../../Resources/explorer/body.html"
};

static const unsigned char resource_41[] = {
#embed "../../Resources/explorer/explorer.css"
};

static const unsigned char resource_42[] = {
#embed "../../Resources/explorer/main.js"
};

static const unsigned char resource_43[] = {
#embed "../../Resources/explorer/panel.js"
};

static const unsigned char resource_44[] = {
#embed "../../Resources/explorer/store.js"
};

static const unsigned char resource_45[] = {
#embed "../../Resources/explorer/view.js"
};

static const unsigned char resource_46[] = {
#embed "../../Resources/explorer/words.tsv"
};

static const unsigned char resource_47[] = {
#embed "../../Resources/export/audit.css"
};

static const unsigned char resource_48[] = {
#embed "../../Resources/export/audit.js"
};

static const unsigned char resource_49[] = {
#embed "../../Resources/export/biolink.tsv"
};

static const unsigned char resource_50[] = {
#embed "../../Resources/export/lanes.tsv"
};

static const unsigned char resource_51[] = {
#embed "../../Resources/export/prefixes.tsv"
};

static const unsigned char resource_52[] = {
#embed "../../Resources/export/words.tsv"
};

static const unsigned char resource_53[] = {
#embed "../../Resources/graph/certainties.tsv"
};

static const unsigned char resource_54[] = {
#embed "../../Resources/graph/doses.tsv"
};

static const unsigned char resource_55[] = {
#embed "../../Resources/graph/weights.tsv"
};

static const unsigned char resource_56[] = {
#embed "../../Resources/ingestion/entities.tsv"
};

static const unsigned char resource_57[] = {
#embed "../../Resources/ingestion/frequent.tsv"
};

static const unsigned char resource_58[] = {
#embed "../../Resources/ingestion/kinds.tsv"
};

static const unsigned char resource_59[] = {
#embed "../../Resources/query/names.tsv"
};

static const unsigned char resource_60[] = {
#embed "../../Resources/segmentation/abbreviations.tsv"
};

static const unsigned char resource_61[] = {
#embed "../../Resources/segmentation/furniture.tsv"
};

static const unsigned char resource_62[] = {
#embed "../../Resources/segmentation/hyphens.tsv"
};

static const unsigned char resource_63[] = {
#embed "../../Resources/segmentation/repairs.tsv"
};

static const unsigned char resource_64[] = {
#embed "../../Resources/segmentation/sections.tsv"
};

static const unsigned char resource_65[] = {
#embed "../../Resources/terminology/anatomy.tsv"
};

_Alignas(64) static const unsigned char resource_66[] = {
#embed "../../Resources/terminology/built-in.kj"
};

static const unsigned char resource_67[] = {
#embed "../../Resources/terminology/chemicals.tsv"
};

static const unsigned char resource_68[] = {
#embed "../../Resources/terminology/diseases.tsv"
};

static const unsigned char resource_69[] = {
#embed "../../Resources/terminology/drugs.tsv"
};

static const unsigned char resource_70[] = {
#embed "../../Resources/terminology/fold.tsv"
};

static const unsigned char resource_71[] = {
#embed "../../Resources/terminology/identifiers.tsv"
};

static const unsigned char resource_72[] = {
#embed "../../Resources/terminology/measures.tsv"
};

static const unsigned char resource_73[] = {
#embed "../../Resources/terminology/model-labels.tsv"
};

static const unsigned char resource_74[] = {
#embed "../../Resources/terminology/pathways.tsv"
};

static const unsigned char resource_75[] = {
#embed "../../Resources/terminology/patterns/acronyms.tsv"
};

static const unsigned char resource_76[] = {
#embed "../../Resources/terminology/patterns/adjectives-en.tsv"
};

static const unsigned char resource_77[] = {
#embed "../../Resources/terminology/patterns/boundaries.tsv"
};

static const unsigned char resource_78[] = {
#embed "../../Resources/terminology/patterns/contexts-en.tsv"
};

static const unsigned char resource_79[] = {
#embed "../../Resources/terminology/patterns/definitions.tsv"
};

static const unsigned char resource_80[] = {
#embed "../../Resources/terminology/patterns/generic.tsv"
};

static const unsigned char resource_81[] = {
#embed "../../Resources/terminology/patterns/senses.tsv"
};

static const unsigned char resource_82[] = {
#embed "../../Resources/terminology/patterns/single.tsv"
};

static const unsigned char resource_83[] = {
#embed "../../Resources/terminology/patterns/stems.tsv"
};

static const unsigned char resource_84[] = {
#embed "../../Resources/terminology/patterns/suffixes-en.tsv"
};

static const unsigned char resource_85[] = {
#embed "../../Resources/terminology/patterns/suffixes-zh.tsv"
};

static const unsigned char resource_86[] = {
#embed "../../Resources/terminology/patterns/variants.tsv"
};

static const unsigned char resource_87[] = {
#embed "../../Resources/terminology/phenotypes.tsv"
};

static const unsigned char resource_88[] = {
#embed "../../Resources/terminology/plurals.tsv"
};

static const unsigned char resource_89[] = {
#embed "../../Resources/terminology/procedures.tsv"
};

static const unsigned char resource_90[] = {
#embed "../../Resources/terminology/processes.tsv"
};

static const unsigned char resource_91[] = {
#embed "../../Resources/terminology/proteins.tsv"
};

static const unsigned char resource_92[] = {
#embed "../../Resources/terminology/spelling.tsv"
};

static const unsigned char resource_93[] = {
#embed "../../Resources/terminology/traditional.tsv"
};

static const unsigned char resource_94[] = {
#embed "../../Resources/terminology/vocabularies.tsv"
};

static const unsigned char resource_95[] = {
#embed "../../Resources/works/common-surnames.tsv"
};

static const unsigned char resource_96[] = {
#embed "../../Resources/works/heads.tsv"
};

static const unsigned char resource_97[] = {
#embed "../../Resources/works/journal-words.tsv"
};

static const unsigned char resource_98[] = {
#embed "../../Resources/works/kinds.tsv"
};

static const unsigned char resource_99[] = {
#embed "../../Resources/works/retractions.tsv"
};

#if __has_embed("../../.build-tools/d3/d3.min.js")
static const unsigned char library_d3[] = {
#embed "../../.build-tools/d3/d3.min.js"
};
#endif

#if __has_embed("../../.build-tools/d3/copyright")
static const unsigned char library_copyright[] = {
#embed "../../.build-tools/d3/copyright"
};
#endif

static const kaoju_resource table[] = {
    {"bibliography/fields.tsv", resource_0, sizeof resource_0},
    {"bibliography/languages.tsv", resource_1, sizeof resource_1},
    {"bibliography/latex.tsv", resource_2, sizeof resource_2},
    {"bibliography/months.tsv", resource_3, sizeof resource_3},
    {"bibliography/names.tsv", resource_4, sizeof resource_4},
    {"bibliography/types.tsv", resource_5, sizeof resource_5},
    {"citations/containers/names.tsv", resource_6, sizeof resource_6},
    {"citations/containers/skipped.tsv", resource_7, sizeof resource_7},
    {"citations/containers/words.tsv", resource_8, sizeof resource_8},
    {"citations/cues.tsv", resource_9, sizeof resource_9},
    {"citations/fields.model", resource_10, sizeof resource_10},
    {"citations/fields/months.tsv", resource_11, sizeof resource_11},
    {"citations/fields/pinyin.tsv", resource_12, sizeof resource_12},
    {"citations/fields/units.tsv", resource_13, sizeof resource_13},
    {"citations/fields/words.tsv", resource_14, sizeof resource_14},
    {"citations/headings.tsv", resource_15, sizeof resource_15},
    {"claims/affixes.tsv", resource_16, sizeof resource_16},
    {"claims/arms.en.tsv", resource_17, sizeof resource_17},
    {"claims/arms.zh.tsv", resource_18, sizeof resource_18},
    {"claims/aspects.en.tsv", resource_19, sizeof resource_19},
    {"claims/aspects.zh.tsv", resource_20, sizeof resource_20},
    {"claims/constructions.zh.tsv", resource_21, sizeof resource_21},
    {"claims/cues.en.tsv", resource_22, sizeof resource_22},
    {"claims/cues.zh.tsv", resource_23, sizeof resource_23},
    {"claims/designs.tsv", resource_24, sizeof resource_24},
    {"claims/directions.en.tsv", resource_25, sizeof resource_25},
    {"claims/directions.zh.tsv", resource_26, sizeof resource_26},
    {"claims/disputes.en.tsv", resource_27, sizeof resource_27},
    {"claims/disputes.zh.tsv", resource_28, sizeof resource_28},
    {"claims/names.tsv", resource_29, sizeof resource_29},
    {"claims/neighbours.zh.tsv", resource_30, sizeof resource_30},
    {"claims/shapes.en.tsv", resource_31, sizeof resource_31},
    {"claims/species.tsv", resource_32, sizeof resource_32},
    {"claims/statistics.tsv", resource_33, sizeof resource_33},
    {"claims/studies.tsv", resource_34, sizeof resource_34},
    {"claims/surnames.tsv", resource_35, sizeof resource_35},
    {"claims/triggers.en.tsv", resource_36, sizeof resource_36},
    {"claims/triggers.zh.tsv", resource_37, sizeof resource_37},
    {"claims/units.tsv", resource_38, sizeof resource_38},
    {"claims/valence.tsv", resource_39, sizeof resource_39},
    {"explorer/body.html", resource_40, sizeof resource_40},
    {"explorer/explorer.css", resource_41, sizeof resource_41},
    {"explorer/main.js", resource_42, sizeof resource_42},
    {"explorer/panel.js", resource_43, sizeof resource_43},
    {"explorer/store.js", resource_44, sizeof resource_44},
    {"explorer/view.js", resource_45, sizeof resource_45},
    {"explorer/words.tsv", resource_46, sizeof resource_46},
    {"export/audit.css", resource_47, sizeof resource_47},
    {"export/audit.js", resource_48, sizeof resource_48},
    {"export/biolink.tsv", resource_49, sizeof resource_49},
    {"export/lanes.tsv", resource_50, sizeof resource_50},
    {"export/prefixes.tsv", resource_51, sizeof resource_51},
    {"export/words.tsv", resource_52, sizeof resource_52},
    {"graph/certainties.tsv", resource_53, sizeof resource_53},
    {"graph/doses.tsv", resource_54, sizeof resource_54},
    {"graph/weights.tsv", resource_55, sizeof resource_55},
    {"ingestion/entities.tsv", resource_56, sizeof resource_56},
    {"ingestion/frequent.tsv", resource_57, sizeof resource_57},
    {"ingestion/kinds.tsv", resource_58, sizeof resource_58},
    {"query/names.tsv", resource_59, sizeof resource_59},
    {"segmentation/abbreviations.tsv", resource_60, sizeof resource_60},
    {"segmentation/furniture.tsv", resource_61, sizeof resource_61},
    {"segmentation/hyphens.tsv", resource_62, sizeof resource_62},
    {"segmentation/repairs.tsv", resource_63, sizeof resource_63},
    {"segmentation/sections.tsv", resource_64, sizeof resource_64},
    {"terminology/anatomy.tsv", resource_65, sizeof resource_65},
    {"terminology/built-in.kj", resource_66, sizeof resource_66},
    {"terminology/chemicals.tsv", resource_67, sizeof resource_67},
    {"terminology/diseases.tsv", resource_68, sizeof resource_68},
    {"terminology/drugs.tsv", resource_69, sizeof resource_69},
    {"terminology/fold.tsv", resource_70, sizeof resource_70},
    {"terminology/identifiers.tsv", resource_71, sizeof resource_71},
    {"terminology/measures.tsv", resource_72, sizeof resource_72},
    {"terminology/model-labels.tsv", resource_73, sizeof resource_73},
    {"terminology/pathways.tsv", resource_74, sizeof resource_74},
    {"terminology/patterns/acronyms.tsv", resource_75, sizeof resource_75},
    {"terminology/patterns/adjectives-en.tsv", resource_76, sizeof resource_76},
    {"terminology/patterns/boundaries.tsv", resource_77, sizeof resource_77},
    {"terminology/patterns/contexts-en.tsv", resource_78, sizeof resource_78},
    {"terminology/patterns/definitions.tsv", resource_79, sizeof resource_79},
    {"terminology/patterns/generic.tsv", resource_80, sizeof resource_80},
    {"terminology/patterns/senses.tsv", resource_81, sizeof resource_81},
    {"terminology/patterns/single.tsv", resource_82, sizeof resource_82},
    {"terminology/patterns/stems.tsv", resource_83, sizeof resource_83},
    {"terminology/patterns/suffixes-en.tsv", resource_84, sizeof resource_84},
    {"terminology/patterns/suffixes-zh.tsv", resource_85, sizeof resource_85},
    {"terminology/patterns/variants.tsv", resource_86, sizeof resource_86},
    {"terminology/phenotypes.tsv", resource_87, sizeof resource_87},
    {"terminology/plurals.tsv", resource_88, sizeof resource_88},
    {"terminology/procedures.tsv", resource_89, sizeof resource_89},
    {"terminology/processes.tsv", resource_90, sizeof resource_90},
    {"terminology/proteins.tsv", resource_91, sizeof resource_91},
    {"terminology/spelling.tsv", resource_92, sizeof resource_92},
    {"terminology/traditional.tsv", resource_93, sizeof resource_93},
    {"terminology/vocabularies.tsv", resource_94, sizeof resource_94},
    {"works/common-surnames.tsv", resource_95, sizeof resource_95},
    {"works/heads.tsv", resource_96, sizeof resource_96},
    {"works/journal-words.tsv", resource_97, sizeof resource_97},
    {"works/kinds.tsv", resource_98, sizeof resource_98},
    {"works/retractions.tsv", resource_99, sizeof resource_99},
#if __has_embed("../../.build-tools/d3/d3.min.js")
    {"library/d3.min.js", library_d3, sizeof library_d3},
#endif
#if __has_embed("../../.build-tools/d3/copyright")
    {"library/copyright", library_copyright, sizeof library_copyright},
#endif
};

size_t kaoju_resource_count(void) { return sizeof table / sizeof table[0]; }
kaoju_resource kaoju_resource_at(size_t index) { return table[index]; }
