// Debian's libxml2 headers include the system's ICU, which clashes with Foundation's copy in a clean build:
// the version header comes first, and its ICU switch is taken back before anything else is included.
#ifndef KAOJU_CLIBXML2_SHIM_H
#define KAOJU_CLIBXML2_SHIM_H

#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlwriter.h>

/// `xmlFree` is a mutable global function pointer, which Swift 6 does not let in.
static inline void kaoju_xml_free(void *pointer) { xmlFree(pointer); }

#endif
