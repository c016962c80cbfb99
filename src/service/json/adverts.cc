#include "service/adverts.h"

#include "service/json/body.h"
#include "service/json/described.h"
#include "service/json/json_of.h"

namespace langqiao::service {

BOOST_DESCRIBE_STRUCT(PayQuartilesView, (), (lower, median, upper))
BOOST_DESCRIBE_STRUCT(AdvertGroup, (), (id, name, adverts, with_pay, pay))
BOOST_DESCRIBE_STRUCT(AdvertBoard, (),
                      (adverts, repeats, without_occupation, unsure, synthetic, first, last, all, occupations,
                       places, educations, skills, months))

std::string json_of(const AdvertBoard& board) { return shape::text_of(board); }

}  // namespace langqiao::service
