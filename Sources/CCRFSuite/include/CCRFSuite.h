#ifndef KAOJU_CCRFSUITE_H
#define KAOJU_CCRFSUITE_H

#include <stddef.h>

// The part of CRFsuite (a linear-chain CRF, BSD licence) that Kaoju uses: training with L-BFGS, Viterbi and marginal
// probabilities. Its sources are fetched by Scripts/setup into .build-tools/crfsuite; where they are not there, everything
// builds, kaoju_crf_is_available says 0, and the other functions do nothing and return an error.

/// Whether CRFsuite was there when Kaoju was compiled.
int kaoju_crf_is_available(void);

/// Sequences to train with.
typedef struct kaoju_crf_data kaoju_crf_data;

/// Sequences without any; NULL without memory or without CRFsuite.
kaoju_crf_data *_Nullable kaoju_crf_data_create(void);
void kaoju_crf_data_destroy(kaoju_crf_data *_Nullable data);
/// Adds an item to the sequence under construction: its label, and its features, each ended by a zero byte.
int kaoju_crf_data_add_item(
    kaoju_crf_data *_Nonnull data, const char *_Nonnull label, const char *_Nonnull features, size_t count);
/// Ends the sequence under construction.
int kaoju_crf_data_end_sequence(kaoju_crf_data *_Nonnull data);

/// A line that CRFsuite says while it trains.
typedef void (*kaoju_crf_message)(void *_Nullable context, const char *_Nonnull text);

/// What training is told.
typedef struct {
    double c1;
    double c2;
    double least_frequency;
    int iterations;
} kaoju_crf_options;

/// Trains and writes the model to a file. 0 where it was done.
int kaoju_crf_train(
    kaoju_crf_data *_Nonnull data, kaoju_crf_options options, const char *_Nonnull path,
    kaoju_crf_message _Nonnull message, void *_Nullable context);

/// A trained model. Several threads may use one, each with a tagger of its own.
typedef struct kaoju_crf_model kaoju_crf_model;

/// The model in these bytes, which must stay where they are; NULL where they are none.
kaoju_crf_model *_Nullable kaoju_crf_model_open(const void *_Nonnull bytes, size_t size);
void kaoju_crf_model_close(kaoju_crf_model *_Nullable model);
int kaoju_crf_model_label_count(kaoju_crf_model *_Nonnull model);
/// The name of a label; valid as long as the model.
const char *_Nullable kaoju_crf_model_label(kaoju_crf_model *_Nonnull model, int label);

/// What labels one sequence after another.
typedef struct kaoju_crf_tagger kaoju_crf_tagger;

kaoju_crf_tagger *_Nullable kaoju_crf_tagger_create(kaoju_crf_model *_Nonnull model);
void kaoju_crf_tagger_destroy(kaoju_crf_tagger *_Nullable tagger);
/// Adds an item with these features, each ended by a zero byte, to the sequence under construction.
int kaoju_crf_tagger_add_item(kaoju_crf_tagger *_Nonnull tagger, const char *_Nonnull features, size_t count);
/// Labels the sequence: `labels` has room for each of its items. Then marginals may be asked for.
int kaoju_crf_tagger_label(kaoju_crf_tagger *_Nonnull tagger, int *_Nonnull labels);
/// The probability that the items from `begin` up to `end` have these labels (of the whole sequence), given the sequence.
double kaoju_crf_tagger_probability(
    kaoju_crf_tagger *_Nonnull tagger, const int *_Nonnull labels, int begin, int end);
/// Forgets the sequence.
void kaoju_crf_tagger_reset(kaoju_crf_tagger *_Nonnull tagger);

#endif
