#include "service/listing_reading.h"

#include <algorithm>

#include "service/advert_book.h"

namespace langqiao::service {
namespace {

constexpr Share kPreferred = Share::per_cent(30);
constexpr Share kAsked = Share::per_cent(60);
constexpr std::size_t kMostConcepts = 64;
constexpr std::uint32_t kLeastOccupation = 9;  // bytes: three Han characters

bool is_matched(ConceptKind kind) {
  using enum ConceptKind;
  return kind == occupation || kind == skill || kind == program || kind == course || kind == industry;
}

Share weight_of(Cue cue) {
  return cue == Cue::must ? Share::basis_points(Share::kWhole) : cue == Cue::preferred ? kPreferred : kAsked;
}

void add(std::vector<ConceptDraft>& concepts, ConceptDraft draft) {
  const auto same = std::ranges::find_if(
      concepts, [&](const ConceptDraft& each) { return each.kind == draft.kind && each.id == draft.id; });
  if (same == concepts.end()) {
    if (concepts.size() < kMostConcepts) concepts.push_back(std::move(draft));
  } else {
    same->weight = std::max(same->weight, draft.weight);
    same->must |= draft.must;
  }
}

bool seeks_people(ListingKind kind) {
  using enum ListingKind;
  return kind == job || kind == internship || kind == apprenticeship || kind == order_class;
}

// In the classification 99 stands for the others of a class: to be among them is nothing in common.
bool is_residual(const std::string& occupation) { return occupation.find("-99") != std::string::npos; }

bool says_field(const Mention& mention) {
  return mention.at.span.end - mention.at.span.begin >= kLeastOccupation && !is_residual(mention.id);
}

std::vector<ConceptDraft> read_now(const Office& office, const ListingDraft& draft) {
  const auto view = office.view();
  if (!view) return {};
  return concepts_read_in(**view, draft.kind, draft.title, draft.text);
}

}  // namespace

std::vector<ConceptDraft> concepts_read_in(const CityView& city, ListingKind kind, std::string_view title,
                                           std::string_view text) {
  const auto reader = city.adverts->reader(city.city, city.head.city.text());
  reading::Reader::Desk desk(*reader);
  return concepts_in(reader->read({.title = title, .text = text}, desk), kind);
}

std::vector<ConceptDraft> concepts_in(const Reading& reading, ListingKind kind) {
  std::vector<ConceptDraft> concepts;
  if (seeks_people(kind) && reading.occupation && !reading.occupation->unsure) {
    const std::string id = reading.occupation->occupation.text();
    if (!is_residual(id))
      concepts.push_back({ConceptKind::occupation, id, Share::basis_points(Share::kWhole)});
  }
  for (const Mention& mention : reading.mentions) {
    if (!is_matched(mention.kind) || mention.cue == Cue::not_asked) continue;
    if (mention.kind == ConceptKind::occupation && !says_field(mention)) continue;
    const bool must = mention.kind == ConceptKind::skill && mention.cue == Cue::must;
    add(concepts, {mention.kind, mention.id, weight_of(mention.cue), must});
  }
  return concepts;
}

std::string words_beside(const Reading& reading, std::string_view title, std::string_view text) {
  std::string words;
  for (const auto& [field, part] :
       {std::pair{AdvertField::title, title}, std::pair{AdvertField::text, text}}) {
    std::size_t from = 0;
    for (const Mention& mention : reading.mentions) {
      if (mention.at.field != field || !is_matched(mention.kind) || mention.at.span.begin < from) continue;
      words.append(part.substr(from, mention.at.span.begin - from)).append(" ");
      from = mention.at.span.end;
    }
    words.append(part.substr(std::min(from, part.size()))).append("\n");
  }
  return words;
}

Answer<ListingView> post_and_read(const Office& office, const Actor& actor, const ListingDraft& draft) {
  auto posted = post_listing(office, actor, draft);
  if (!posted || !draft.concepts.empty()) return posted;
  return keep_reading(office, actor, Id<Listing>(posted->listing.id), read_now(office, draft));
}

Answer<ListingView> revise_and_read(const Office& office, const Actor& actor, const Id<Listing>& id,
                                    const ListingDraft& draft) {
  auto revised = revise_listing(office, actor, id, draft);
  if (!revised) return revised;
  return keep_reading(office, actor, id, read_now(office, draft));
}

std::vector<reading::Lesson> lessons_of_corrections(const Office& office, const reading::Reader& reader) {
  std::vector<reading::Lesson> lessons;
  reading::Reader::Desk desk(reader);
  const auto board = office.board();
  for (const Listing& listing : board->posted()) {
    if (listing.provenance.quality == Quality::synthetic) continue;
    const std::string text = listing.title + '\n' + listing.text;
    for (const ListingConcept& each : board->concepts_of(listing.id)) {
      if (each.kind != ConceptKind::occupation || each.standing != ConceptStanding::set) continue;
      const auto lesson = reading::lesson_of(reader, text, each.concept_id, desk);
      if (lesson) lessons.insert(lessons.end(), kWorthAdverts, *lesson);
    }
  }
  return lessons;
}

}  // namespace langqiao::service
