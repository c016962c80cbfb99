// Any bytes as an advert: nothing is read beyond its ends, and every span lies in the part that it names.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "city/small_city.h"
#include "reading/near_duplicates.h"
#include "reading/reader.h"

namespace {

using namespace langqiao;
using namespace langqiao::reading;

CityTables words() {
  CityTables tables = small_city();
  for (const char* title : {"软件工程师", "c", "c++", "java", "销售", "电工", "go"})
    tables.terms.push_back({.term = title, .target = "2-02", .provenance = tables.terms[0].provenance});
  for (const char* skill : {"c", "c++", "c#", ".net", "node.js", "python", "plc", "英语"})
    tables.terms.push_back({TermKind::skill, skill, skill, Share::per_cent(100), tables.terms[0].provenance});
  tables.terms.push_back(
      {TermKind::place, "成都", "510100", Share::per_cent(100), tables.terms[0].provenance});
  return tables;
}

std::string_view part(const AdvertText& advert, AdvertField field) {
  const std::array parts{advert.title,      advert.text,  advert.tags,    advert.pay,     advert.education,
                         advert.experience, advert.place, advert.company, advert.industry};
  return parts[static_cast<std::size_t>(field)];
}

void check(const AdvertText& advert, const FoundAt& at) {
  CHECK(at.span.begin <= at.span.end && at.span.end <= part(advert, at.field).size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Reader reader{Vocabulary(words()), "310000"};
  static Reader::Desk desk(reader);
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  // The first byte cuts the rest into a title and the other parts, which read the same bytes.
  const std::size_t cut = size == 0 ? 0 : 1 + (data[0] % size);
  const std::string_view title = bytes.substr(0, cut), rest = bytes.substr(cut);
  const AdvertText advert{title, rest, rest, rest, rest, title, rest, title, title};
  const Reading reading = reader.read(advert, desk);
  for (const Mention& mention : reading.mentions) check(advert, mention.at);
  if (reading.pay) check(advert, reading.pay->at);
  if (reading.pay_negotiable) check(advert, *reading.pay_negotiable);
  if (reading.education) check(advert, reading.education->at);
  if (reading.experience) check(advert, reading.experience->at);
  if (reading.place) check(advert, reading.place->at);
  if (reading.recruits) check(advert, reading.recruits->at);
  CHECK(reader.read(advert, desk) == reading);
  static_cast<void>(sketch_of(bytes));
  return 0;
}
