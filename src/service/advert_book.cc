#include "service/advert_book.h"

#include <algorithm>
#include <fmt/format.h>
#include <ranges>

#include "base/parallel.h"
#include "reading/near_duplicates.h"

namespace langqiao::service {
namespace {

using observe::kNotSaid;

constexpr std::size_t kDigitsOfDistrict = 6;  // GB/T 2260; towns have nine

std::optional<std::uint32_t> middle_of(std::optional<std::int64_t> least, std::optional<std::int64_t> most) {
  if (!least && !most) return std::nullopt;
  const std::int64_t low = least.value_or(*most), high = most.value_or(low);
  const std::int64_t middle = low / 2 + high / 2 + (low % 2 + high % 2) / 2;
  return middle > 0 && middle < std::int64_t{kNotSaid} ? std::optional(static_cast<std::uint32_t>(middle))
                                                       : std::nullopt;
}

std::optional<std::uint32_t> pay_of(const Advert& advert, const Reading& reading) {
  if (advert.pay_min_yuan || advert.pay_max_yuan) return middle_of(advert.pay_min_yuan, advert.pay_max_yuan);
  return reading.pay ? middle_of(reading.pay->least_yuan, reading.pay->most_yuan) : std::nullopt;
}

class Writer {
 public:
  Writer(const City& city, AdvertBook& book) : city_(city), book_(book) {}

  void write(const Advert& advert, const Reading& reading) {
    const auto ymd = advert.posted.ymd();
    const std::vector<std::uint32_t> skills = skills_of(reading);
    const observe::AdvertRow row{
        .month = static_cast<int>(ymd.year()) * 12 + static_cast<int>(static_cast<unsigned>(ymd.month())) - 1,
        .occupation = occupation_of(advert, reading),
        .place = advert.region   ? place_at(advert.region->text())
                 : reading.place ? place_at(reading.place->code)
                                 : kNotSaid,
        .education = reading.education ? static_cast<std::uint32_t>(reading.education->least) : kNotSaid,
        .pay = pay_of(advert, reading),
        .skills = skills};
    if (advert.provenance.quality == Quality::synthetic) ++book_.synthetic;
    book_.first = book_.first ? std::min(*book_.first, advert.posted) : advert.posted;
    book_.last = book_.last ? std::max(*book_.last, advert.posted) : advert.posted;
    book_.columns.add(row);
  }

 private:
  std::uint32_t place_at(const std::string& code) const {
    const Region* const region = region_of_place(city_, code);
    return region ? city_.position(*region) : kNotSaid;
  }
  std::uint32_t occupation_of(const Advert& advert, const Reading& reading) {
    const Occupation* occupation = nullptr;
    if (advert.occupation) {
      occupation = city_.find(*advert.occupation);
    } else if (reading.occupation && reading.occupation->unsure) {
      ++book_.unsure;
      return kNotSaid;
    } else if (reading.occupation) {
      occupation = city_.find(reading.occupation->occupation);
    }
    if (!occupation) ++book_.without_occupation;
    return occupation ? city_.position(*occupation) : kNotSaid;
  }

  std::vector<std::uint32_t> skills_of(const Reading& reading) {
    std::vector<std::uint32_t> positions;
    for (const Mention& mention : reading.mentions) {
      if (mention.kind != ConceptKind::skill || mention.cue == Cue::not_asked) continue;
      const auto [at, is_new] =
          book_.skill_at.try_emplace(mention.id, static_cast<std::uint32_t>(book_.skills.size()));
      if (is_new) book_.skills.push_back(mention.id);
      positions.push_back(at->second);
    }
    std::ranges::sort(positions);
    const auto rest = std::ranges::unique(positions);
    positions.erase(rest.begin(), rest.end());
    return positions;
  }

  const City& city_;
  AdvertBook& book_;
};

std::vector<Reading> readings_of(const std::vector<const Advert*>& adverts, const reading::Reader& reader) {
  const std::size_t threads = threads_of(0);
  std::vector<reading::Reader::Desk> desks;
  for (std::size_t i = 0; i < threads; ++i) desks.emplace_back(reader);
  std::vector<Reading> readings(adverts.size());
  parallel_for(adverts.size(), static_cast<unsigned>(threads), [&](std::size_t i, std::size_t worker) {
    const Advert& advert = *adverts[i];
    readings[i] = reader.read({.title = advert.title, .text = advert.text, .education = advert.education},
                              desks[worker]);
  });
  return readings;
}

}  // namespace

const Region* region_of_place(const City& city, const std::string& code) {
  const Region* const region = city.find(Id<Region>(code));
  return region ? region : city.find(Id<Region>(code.substr(0, kDigitsOfDistrict)));
}

AdvertBook read_book(const std::vector<Advert>& adverts, const City& city, const reading::Reader& reader) {
  AdvertBook book;
  reading::NearDuplicates seen;
  std::vector<const Advert*> first;
  for (const Advert& advert : adverts) {
    if (seen.first_like(fmt::format("{}\n{}", advert.title, advert.text))) {
      ++book.repeats;
    } else {
      first.push_back(&advert);
    }
  }
  const std::vector<Reading> readings = readings_of(first, reader);
  Writer writer(city, book);
  for (std::size_t i = 0; i < first.size(); ++i) writer.write(*first[i], readings[i]);
  return book;
}

std::shared_ptr<const reading::Reader> AdvertShelf::reader(const City& city, const std::string& home) {
  const std::scoped_lock lock(reader_guard_);
  if (!reader_) reader_ = std::make_shared<const reading::Reader>(reading::Vocabulary(city.tables()), home);
  return reader_;
}

std::shared_ptr<const AdvertBook> AdvertShelf::book(const City& city, const std::string& home,
                                                    const Store& store) {
  const std::scoped_lock lock(book_guard_);
  if (!book_) {
    const CityTables loaded = store.load({Table<Advert>::name});
    book_ = std::make_shared<const AdvertBook>(read_book(loaded.adverts, city, *reader(city, home)));
  }
  return book_;
}

}  // namespace langqiao::service
