#pragma once
#include "plan/read.h"
#include "city/city.h"
#include "store/store.h"
