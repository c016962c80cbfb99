#include "store/sqlite/sqlite_store.h"
#include "http/server.h"
