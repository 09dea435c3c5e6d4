#include "CMarkup.h"

#include <libxml/HTMLparser.h>
#include <libxml/xmlreader.h>
#include <stdlib.h>

struct comity_markup {
  xmlDocPtr page;
  xmlTextReaderPtr reader;
};

static comity_markup *walk(xmlDocPtr page, xmlTextReaderPtr reader) {
  comity_markup *markup = reader ? malloc(sizeof(comity_markup)) : NULL;
  if (!markup) {
    if (reader) xmlFreeTextReader(reader);
    if (page) xmlFreeDoc(page);
    return NULL;
  }
  markup->page = page;
  markup->reader = reader;
  return markup;
}

comity_markup *comity_markup_page(const char *bytes, int count) {
  int options = HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_RECOVER;
  xmlDocPtr page = htmlReadMemory(bytes, count, NULL, "utf-8", options);
  return page ? walk(page, xmlReaderWalker(page)) : NULL;
}

comity_markup *comity_markup_xml(const char *bytes, int count) {
  int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT;
  return walk(NULL, xmlReaderForMemory(bytes, count, NULL, NULL, options));
}

void comity_markup_close(comity_markup *markup) {
  xmlFreeTextReader(markup->reader);
  if (markup->page) xmlFreeDoc(markup->page);
  free(markup);
}

int comity_markup_next(comity_markup *markup) {
  for (;;) {
    int state = xmlTextReaderRead(markup->reader);
    if (state == 0) return COMITY_MARKUP_END;
    if (state != 1) return COMITY_MARKUP_DAMAGED;
    switch (xmlTextReaderNodeType(markup->reader)) {
      case XML_READER_TYPE_ELEMENT: return COMITY_MARKUP_OPENS;
      case XML_READER_TYPE_END_ELEMENT: return COMITY_MARKUP_CLOSES;
      case XML_READER_TYPE_TEXT:
      case XML_READER_TYPE_CDATA:
      case XML_READER_TYPE_WHITESPACE:
      case XML_READER_TYPE_SIGNIFICANT_WHITESPACE: return COMITY_MARKUP_TEXT;
      default: break;
    }
  }
}

const char *comity_markup_name(comity_markup *markup) {
  return (const char *)xmlTextReaderConstLocalName(markup->reader);
}

const char *comity_markup_text(comity_markup *markup) { return (const char *)xmlTextReaderConstValue(markup->reader); }

int comity_markup_is_empty(comity_markup *markup) { return xmlTextReaderIsEmptyElement(markup->reader) == 1; }

int comity_markup_next_attribute(comity_markup *markup, const char **name, const char **value) {
  if (xmlTextReaderMoveToNextAttribute(markup->reader) != 1) {
    xmlTextReaderMoveToElement(markup->reader);
    return 0;
  }
  *name = (const char *)xmlTextReaderConstName(markup->reader);
  *value = (const char *)xmlTextReaderConstValue(markup->reader);
  return 1;
}
