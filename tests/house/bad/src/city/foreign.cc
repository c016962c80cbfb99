#include <vector>
#include <unicode/ucnv.h>
#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>
#include <boost/asio.hpp>
// TODO: this mark is what the test looks for.
#include "base/text.h"
