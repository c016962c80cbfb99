#include "store/store.h"
#include "store/memory/memory_store.h"
#include "actor.h"
#include "attic/old.h"
