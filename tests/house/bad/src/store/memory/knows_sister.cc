#include "store/store.h"
#include "store/sqlite/sqlite_store.h"
