// What the text of a listing says, as concepts: read when it is posted and whenever it is written anew. What
// a person set or removed stays.
#pragma once

#include "city/reading.h"
#include "reading/learn.h"
#include "reading/reader.h"
#include "service/listings.h"

namespace langqiao::service {

// The concepts that count in a match: occupations, programs and industries as the fields a listing stands in,
// skills and courses as what is asked or offered. What is expressly not asked for is left out; must from the
// cues of the text. Where people are sought or offered the occupation that was decided goes first and counts
// most; elsewhere the title is no title of a job. Left out are what names a kind of listing rather than a
// field (培训, 学徒) and classes of what no other class holds (其他…).
std::vector<ConceptDraft> concepts_in(const Reading& reading, ListingKind kind);

// The concepts that the title and text of a listing of this kind name to the reader of the city.
std::vector<ConceptDraft> concepts_read_in(const CityView& city, ListingKind kind, std::string_view title,
                                           std::string_view text);

// The words of a text that name no concept, for what is compared word by word.
std::string words_beside(const Reading& reading, std::string_view title, std::string_view text);

// post_listing, with the text read where nobody said what its concepts are.
Answer<ListingView> post_and_read(const Office& office, const Actor& actor, const ListingDraft& draft);
// revise_listing, with the new text read.
Answer<ListingView> revise_and_read(const Office& office, const Actor& actor, const Id<Listing>& id,
                                    const ListingDraft& draft);

// What people set right, for reading/learn.h: the texts of posted listings for which a person named an
// occupation. A person's word stands for kWorthAdverts adverts. Synthetic listings teach nothing.
inline constexpr std::size_t kWorthAdverts = 5;
std::vector<reading::Lesson> lessons_of_corrections(const Office& office, const reading::Reader& reader);

}  // namespace langqiao::service
