#include "CCRFSuite.h"

#if __has_include(<crfsuite/lib/crf/src/crfsuite.c>)

#include <crfsuite.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int kaoju_crf_is_available(void) { return 1; }

// Items are given to CRFsuite with their features by number.
static int append_features(
    crfsuite_item_t *item, crfsuite_dictionary_t *names, const char *features, size_t count, int is_new) {
    for (const char *at = features; at < features + count; at += strlen(at) + 1) {
        int number = is_new ? names->get(names, at) : names->to_id(names, at);
        if (number < 0) {
            if (is_new) return 1;
            continue;
        }
        crfsuite_attribute_t feature;
        crfsuite_attribute_set(&feature, number, 1.0);
        if (crfsuite_item_append_attribute(item, &feature) != 0) return 1;
    }
    return 0;
}

struct kaoju_crf_data {
    crfsuite_data_t data;
    crfsuite_instance_t sequence;
};

kaoju_crf_data *kaoju_crf_data_create(void) {
    kaoju_crf_data *data = calloc(1, sizeof(kaoju_crf_data));
    if (data == NULL) return NULL;
    crfsuite_data_init(&data->data);
    crfsuite_instance_init(&data->sequence);
    if (!crfsuite_create_instance("dictionary", (void **)&data->data.attrs)
        || !crfsuite_create_instance("dictionary", (void **)&data->data.labels)) {
        kaoju_crf_data_destroy(data);
        return NULL;
    }
    return data;
}

void kaoju_crf_data_destroy(kaoju_crf_data *data) {
    if (data == NULL) return;
    crfsuite_instance_finish(&data->sequence);
    if (data->data.attrs != NULL) data->data.attrs->release(data->data.attrs);
    if (data->data.labels != NULL) data->data.labels->release(data->data.labels);
    crfsuite_data_finish(&data->data);
    free(data);
}

int kaoju_crf_data_add_item(kaoju_crf_data *data, const char *label, const char *features, size_t count) {
    crfsuite_item_t item;
    crfsuite_item_init(&item);
    int number = data->data.labels->get(data->data.labels, label);
    int failure = number < 0 || append_features(&item, data->data.attrs, features, count, 1) != 0
        || crfsuite_instance_append(&data->sequence, &item, number) != 0;
    crfsuite_item_finish(&item);
    return failure;
}

int kaoju_crf_data_end_sequence(kaoju_crf_data *data) {
    if (crfsuite_instance_empty(&data->sequence)) return 0;
    int failure = crfsuite_data_append(&data->data, &data->sequence) != 0;
    crfsuite_instance_finish(&data->sequence);
    crfsuite_instance_init(&data->sequence);
    return failure;
}

typedef struct {
    kaoju_crf_message message;
    void *context;
} receiver;

static int forward(void *user, const char *format, va_list arguments) {
    char text[512];
    vsnprintf(text, sizeof text, format, arguments);
    receiver *to = user;
    to->message(to->context, text);
    return 0;
}

int kaoju_crf_train(
    kaoju_crf_data *data, kaoju_crf_options options, const char *path, kaoju_crf_message message, void *context) {
    crfsuite_trainer_t *trainer = NULL;
    if (!crfsuite_create_instance("train/crf1d/lbfgs", (void **)&trainer)) return 1;
    crfsuite_params_t *params = trainer->params(trainer);
    params->set_float(params, "c1", options.c1);
    params->set_float(params, "c2", options.c2);
    params->set_float(params, "feature.minfreq", options.least_frequency);
    params->set_int(params, "feature.possible_transitions", 1);
    params->set_int(params, "max_iterations", options.iterations);
    params->release(params);
    receiver to = {message, context};
    trainer->set_message_callback(trainer, &to, forward);
    int failure = trainer->train(trainer, &data->data, path, -1) != 0;
    trainer->release(trainer);
    return failure;
}

struct kaoju_crf_model {
    crfsuite_model_t *model;
    crfsuite_dictionary_t *names;
    crfsuite_dictionary_t *labels;
};

kaoju_crf_model *kaoju_crf_model_open(const void *bytes, size_t size) {
    // CRFsuite asserts little of what it reads.
    if (size < 48 || memcmp(bytes, "lCRF", 4) != 0) return NULL;
    kaoju_crf_model *model = calloc(1, sizeof(kaoju_crf_model));
    if (model == NULL) return NULL;
    if (crfsuite_create_instance_from_memory(bytes, size, (void **)&model->model) != 0
        || model->model->get_attrs(model->model, &model->names) != 0
        || model->model->get_labels(model->model, &model->labels) != 0) {
        kaoju_crf_model_close(model);
        return NULL;
    }
    return model;
}

void kaoju_crf_model_close(kaoju_crf_model *model) {
    if (model == NULL) return;
    if (model->names != NULL) model->names->release(model->names);
    if (model->labels != NULL) model->labels->release(model->labels);
    if (model->model != NULL) model->model->release(model->model);
    free(model);
}

int kaoju_crf_model_label_count(kaoju_crf_model *model) { return model->labels->num(model->labels); }

const char *kaoju_crf_model_label(kaoju_crf_model *model, int label) {
    const char *text = NULL;
    return model->labels->to_string(model->labels, label, &text) == 0 ? text : NULL;
}

struct kaoju_crf_tagger {
    crfsuite_tagger_t *tagger;
    crfsuite_dictionary_t *names;
    crfsuite_instance_t sequence;
};

kaoju_crf_tagger *kaoju_crf_tagger_create(kaoju_crf_model *model) {
    kaoju_crf_tagger *tagger = calloc(1, sizeof(kaoju_crf_tagger));
    if (tagger == NULL) return NULL;
    tagger->names = model->names;
    crfsuite_instance_init(&tagger->sequence);
    if (model->model->get_tagger(model->model, &tagger->tagger) != 0) {
        free(tagger);
        return NULL;
    }
    return tagger;
}

void kaoju_crf_tagger_destroy(kaoju_crf_tagger *tagger) {
    if (tagger == NULL) return;
    crfsuite_instance_finish(&tagger->sequence);
    if (tagger->tagger != NULL) tagger->tagger->release(tagger->tagger);
    free(tagger);
}

int kaoju_crf_tagger_add_item(kaoju_crf_tagger *tagger, const char *features, size_t count) {
    crfsuite_item_t item;
    crfsuite_item_init(&item);
    int failure = append_features(&item, tagger->names, features, count, 0) != 0
        || crfsuite_instance_append(&tagger->sequence, &item, 0) != 0;
    crfsuite_item_finish(&item);
    return failure;
}

int kaoju_crf_tagger_label(kaoju_crf_tagger *tagger, int *labels) {
    floatval_t score = 0;
    return tagger->tagger->set(tagger->tagger, &tagger->sequence) != 0
        || tagger->tagger->viterbi(tagger->tagger, labels, &score) != 0;
}

double kaoju_crf_tagger_probability(kaoju_crf_tagger *tagger, const int *labels, int begin, int end) {
    floatval_t probability = 0;
    return tagger->tagger->marginal_path(tagger->tagger, labels, begin, end, &probability) == 0 ? probability : 0;
}

void kaoju_crf_tagger_reset(kaoju_crf_tagger *tagger) {
    crfsuite_instance_finish(&tagger->sequence);
    crfsuite_instance_init(&tagger->sequence);
}

#else

int kaoju_crf_is_available(void) { return 0; }
kaoju_crf_data *kaoju_crf_data_create(void) { return NULL; }
void kaoju_crf_data_destroy(kaoju_crf_data *data) {}
int kaoju_crf_data_add_item(kaoju_crf_data *data, const char *label, const char *features, size_t count) { return 1; }
int kaoju_crf_data_end_sequence(kaoju_crf_data *data) { return 1; }
int kaoju_crf_train(
    kaoju_crf_data *data, kaoju_crf_options options, const char *path, kaoju_crf_message message, void *context) {
    return 1;
}
kaoju_crf_model *kaoju_crf_model_open(const void *bytes, size_t size) { return NULL; }
void kaoju_crf_model_close(kaoju_crf_model *model) {}
int kaoju_crf_model_label_count(kaoju_crf_model *model) { return 0; }
const char *kaoju_crf_model_label(kaoju_crf_model *model, int label) { return NULL; }
kaoju_crf_tagger *kaoju_crf_tagger_create(kaoju_crf_model *model) { return NULL; }
void kaoju_crf_tagger_destroy(kaoju_crf_tagger *tagger) {}
int kaoju_crf_tagger_add_item(kaoju_crf_tagger *tagger, const char *features, size_t count) { return 1; }
int kaoju_crf_tagger_label(kaoju_crf_tagger *tagger, int *labels) { return 1; }
double kaoju_crf_tagger_probability(kaoju_crf_tagger *tagger, const int *labels, int begin, int end) { return 0; }
void kaoju_crf_tagger_reset(kaoju_crf_tagger *tagger) {}

#endif
