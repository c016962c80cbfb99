#pragma once
#include "service/actor.h"
