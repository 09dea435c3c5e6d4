// A walk through a page or through XML by libxml2's reader. Nothing is fetched, no entity is resolved, and the library's
// own messages go nowhere. The bytes must stay until the walk is closed.
#ifndef COMITY_CMARKUP_H
#define COMITY_CMARKUP_H

typedef struct comity_markup comity_markup;

enum { COMITY_MARKUP_END, COMITY_MARKUP_OPENS, COMITY_MARKUP_CLOSES, COMITY_MARKUP_TEXT, COMITY_MARKUP_DAMAGED };

/// NULL for what cannot be read at all.
comity_markup *comity_markup_page(const char *bytes, int count);
comity_markup *comity_markup_xml(const char *bytes, int count);
void comity_markup_close(comity_markup *markup);

/// Goes to the next part and says what it is.
int comity_markup_next(comity_markup *markup);
/// The name of the element without its prefix, the text of a text.
const char *comity_markup_name(comity_markup *markup);
const char *comity_markup_text(comity_markup *markup);
/// Whether nothing will close the element.
int comity_markup_is_empty(comity_markup *markup);
/// Goes to the next attribute of the element: 0 after the last.
int comity_markup_next_attribute(comity_markup *markup, const char **name, const char **value);

#endif
