// Debian's libxml2 headers include the system's ICU, which clashes with Foundation's copy in a clean build:
// the version header comes first, and its ICU switch is taken back before anything else is included.
#ifndef KAOJU_CLIBXML2_SHIM_H
#define KAOJU_CLIBXML2_SHIM_H

#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlwriter.h>

/// `xmlFree` is a mutable global function pointer, which Swift 6 does not let in.
static inline void kaoju_xml_free(void *pointer) { xmlFree(pointer); }

/// Who hears libxml2's errors. The library's own callback type changed with 2.12, so that Swift sees this one instead.
typedef struct {
    void (*hear)(void *context, int code, int line, const char *message);
    void *context;
} kaoju_xml_listener;

#if LIBXML_VERSION >= 21200
static inline void kaoju_xml_forward(void *listener, const xmlError *error) {
#else
static inline void kaoju_xml_forward(void *listener, xmlErrorPtr error) {
#endif
    kaoju_xml_listener *l = (kaoju_xml_listener *)listener;
    if (l && l->hear && error) l->hear(l->context, error->code, error->line, error->message);
}

static inline void kaoju_xml_reader_listen(xmlTextReaderPtr reader, kaoju_xml_listener *listener) {
    xmlTextReaderSetStructuredErrorHandler(reader, kaoju_xml_forward, listener);
}

static inline void kaoju_xml_schema_listen(xmlSchemaParserCtxtPtr parser, kaoju_xml_listener *listener) {
    xmlSchemaSetParserStructuredErrors(parser, kaoju_xml_forward, listener);
}

#if LIBXML_VERSION >= 21200
static inline void kaoju_xml_ignore(void *context, const xmlError *error) {}
#else
static inline void kaoju_xml_ignore(void *context, xmlErrorPtr error) {}
#endif

/// Starts the library and takes network and standard error from it, for the whole process.
static inline void kaoju_xml_start(void) {
    xmlInitParser();
    xmlSetStructuredErrorFunc(NULL, kaoju_xml_ignore);
    xmlThrDefSetStructuredErrorFunc(NULL, kaoju_xml_ignore);
    xmlSetExternalEntityLoader(xmlNoNetExternalEntityLoader);
}

#endif
