#include <gtest/gtest.h>
#include "service/actor.h"
