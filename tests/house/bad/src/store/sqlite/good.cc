#include <SQLiteCpp/SQLiteCpp.h>
#include "store/sqlite/good.h"
#include "store/store.h"
