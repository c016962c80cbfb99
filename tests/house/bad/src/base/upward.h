#pragma once
#include "city/city.h"
#include <unicode/ucnv.h>
