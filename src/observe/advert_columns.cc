#include "observe/advert_columns.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "base/check.h"

namespace langqiao::observe {
namespace {

constexpr int kMonths = 120'000;

// Type 7 of Hyndman and Fan (1996). Precondition: sorted, not empty.
std::uint32_t quantile(const std::vector<std::uint32_t>& sorted, double part) {
  const double at = part * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const double low = sorted[below], high = sorted[std::min(below + 1, sorted.size() - 1)];
  return static_cast<std::uint32_t>(std::lround(low + (at - static_cast<double>(below)) * (high - low)));
}

class Group {
 public:
  void add(std::uint32_t pay) {
    ++adverts_;
    if (pay != kNotSaid) pays_.push_back(pay);
  }
  AdvertCount count(std::uint32_t position) {
    AdvertCount count{
        .position = position, .adverts = adverts_, .with_pay = static_cast<std::int64_t>(pays_.size())};
    if (pays_.empty()) return count;
    std::ranges::sort(pays_);
    count.pay = {quantile(pays_, 0.25), quantile(pays_, 0.5), quantile(pays_, 0.75)};
    return count;
  }

 private:
  std::int64_t adverts_ = 0;
  std::vector<std::uint32_t> pays_;
};

class Groups {
 public:
  void add(std::uint32_t position, std::uint32_t pay) {
    if (position != kNotSaid) groups_[position].add(pay);
  }
  std::vector<AdvertCount> by_position() {
    std::vector<AdvertCount> counts;
    for (auto& [position, group] : groups_) counts.push_back(group.count(position));
    std::ranges::sort(counts, {}, &AdvertCount::position);
    return counts;
  }
  std::vector<AdvertCount> by_adverts() {
    std::vector<AdvertCount> counts = by_position();
    std::ranges::stable_sort(counts, std::greater{}, &AdvertCount::adverts);
    return counts;
  }

 private:
  std::unordered_map<std::uint32_t, Group> groups_;
};

bool among(const std::vector<char>& positions, std::uint32_t position) {
  return positions.empty() || (position < positions.size() && positions[position]);
}

}  // namespace

void AdvertColumns::add(const AdvertRow& row) {
  CHECK(row.month >= 0 && row.month < kMonths);
  months_.push_back(static_cast<std::uint32_t>(row.month));
  occupations_.push_back(row.occupation);
  places_.push_back(row.place);
  educations_.push_back(row.education);
  pays_.push_back(row.pay.value_or(kNotSaid));
  skills_.insert(skills_.end(), row.skills.begin(), row.skills.end());
  skill_ends_.push_back(static_cast<std::uint32_t>(skills_.size()));
}

std::span<const std::uint32_t> AdvertColumns::skills_of(std::size_t i) const {
  const std::size_t begin = i == 0 ? 0 : skill_ends_[i - 1];
  return std::span(skills_).subspan(begin, skill_ends_[i] - begin);
}

bool AdvertColumns::passes(std::size_t i, const AdvertFilter& filter) const {
  const int month = static_cast<int>(months_[i]);
  return month >= filter.first_month.value_or(month) && month <= filter.last_month.value_or(month) &&
         among(filter.occupations, occupations_[i]) && among(filter.places, places_[i]) &&
         educations_[i] == filter.education.value_or(educations_[i]) &&
         (!filter.skill || std::ranges::find(skills_of(i), *filter.skill) != skills_of(i).end());
}

AdvertCounts AdvertColumns::count(const AdvertFilter& filter) const {
  Group all;
  Groups occupations, places, educations, skills, months;
  for (std::size_t i = 0; i < size(); ++i) {
    if (!passes(i, filter)) continue;
    const std::uint32_t pay = pays_[i];
    all.add(pay);
    occupations.add(occupations_[i], pay);
    places.add(places_[i], pay);
    educations.add(educations_[i], pay);
    months.add(months_[i], pay);
    for (const std::uint32_t skill : skills_of(i)) skills.add(skill, pay);
  }
  return {.all = all.count(kNotSaid),
          .occupations = occupations.by_adverts(),
          .places = places.by_adverts(),
          .educations = educations.by_position(),
          .skills = skills.by_adverts(),
          .months = months.by_position()};
}

}  // namespace langqiao::observe
