// A port that knows what is plugged into it.
#include "store/sqlite/sqlite_store.h"
