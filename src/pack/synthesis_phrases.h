// Phrases in which synthetic adverts and listings are put together. Chinese, because that is what is read.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/random.h"
#include "city/economy.h"
#include "pack/synthesis_texts.h"

namespace langqiao::pack {

// What an advert asks for and pays, before it is put in words.
struct Terms {
  int education = 0;                    // position in kEducations
  std::optional<std::int64_t> pay_min;  // yuan a month, as the words say it
  std::optional<std::int64_t> pay_max;
  std::string pay;  // the words
};

inline constexpr std::array<std::string_view, 7> kEducations = {"不限", "高中", "中专", "大专",
                                                                "本科", "硕士", "博士"};

// Education and pay that go with an occupation.
Terms terms_for(const Job& job, Random& random);

// The title of an advert: the job's, often with a grade or an extra.
std::string advert_title(const Job& job, std::string_view label, Random& random);

// The text of an advert. `employer` may be empty (a discreet employer); `place` is never.
struct AdvertFacts {
  const Job& job;
  const Terms& terms;
  std::string_view title;
  std::string_view employer;
  std::string_view place;
};
std::string advert_text(const AdvertFacts& facts, Random& random);

// A listing's kind with who posts it and the words for it.
struct ListingPattern {
  ListingSide side;
  ListingKind kind;
  bool by_school;
};
struct ListingFacts {
  const Job& job;
  std::span<const std::string_view> programs;  // that are meant; may be empty
  std::string_view owner;
  std::string_view label;  // the field in a few characters
  std::string_view place;
  std::int64_t seats;
};
// One of the patterns of a side; those of schools only `with_schools`.
const ListingPattern& listing_pattern(ListingSide side, bool with_schools, Random& random);
std::string listing_title(const ListingPattern& pattern, const ListingFacts& facts, Random& random);
std::string listing_text(const ListingPattern& pattern, const ListingFacts& facts, int year, Random& random);

}  // namespace langqiao::pack
