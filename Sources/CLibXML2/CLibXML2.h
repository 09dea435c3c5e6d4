// Only for the flags that pkg-config knows: libxml2's own headers take in ICU's, which Foundation has as a module of its
// own. `CMarkup` has the few calls that are needed.
