// What a question about the outlook looks at: the view, one or two runs of it, and the year. For the sources
// of the outlook only.
#pragma once

#include <cmath>
#include <optional>
#include <vector>

#include "service/outlook.h"
#include "service/outlook_run.h"

namespace langqiao::service {

inline std::int64_t whole(double persons) { return std::llround(persons); }
inline BandView view_of(const Band& band) { return {whole(band.p10), whole(band.p50), whole(band.p90)}; }
inline Share share_of(double part) { return Share::basis_points(std::llround(part * Share::kWhole)); }

struct Seen {
  View view;
  OutlookShelf::Kept kept;  // holds a run
  int year = 0;

  const City& city() const { return view->city; }
  const OutlookRun& run() const { return **kept; }
  const GapFan& fan() const { return run().fan; }
  std::size_t year_index() const { return static_cast<std::size_t>(year - fan().first_year); }
  std::vector<int> years() const;
};

struct SeenPair {
  Seen first;
  std::optional<Seen> against;
};

// Refused where the actor may not look, a scenario or year is not there, or the outlook cannot be computed:
// then with the first problem that stands in the way.
Answer<SeenPair> see(const Office& office, const Actor& actor, const OutlookQuery& query);

}  // namespace langqiao::service
