// Zstandard, for the files that a workspace keeps.
#include <zstd.h>
