// The 1+6 scoreboard, the records behind its numbers, and the brief of the city.
#pragma once

#include "plan/scoreboard.h"
#include "service/office.h"
#include "service/page.h"
#include "service/programs.h"

namespace langqiao::service {

enum class EvidenceOrigin { observation, registry };

struct EvidenceView {
  std::int64_t value = 0;
  Date observed;
  std::string note;
  EvidenceOrigin origin = EvidenceOrigin::observation;
  Provenance provenance;
};

struct LampView {
  plan::LampColour colour = plan::LampColour::none;
  plan::LampReason reason = plan::LampReason::no_evidence;
  std::optional<std::int64_t> goal;
  std::optional<std::int64_t> expected;
  Share reached_bp;
};

struct BoardTargetView {
  std::string plan;
  std::string clause;
  std::string subject;
  std::optional<Indicator> indicator;
  std::optional<std::int64_t> least;
  std::optional<std::int64_t> most;
  bool approximate = false;
  std::string unit;
  std::optional<int> deadline_year;
  std::string qualitative;
  std::optional<EvidenceView> actual;
  std::vector<EvidenceView> evidence;
  LampView lamp;
};

struct TileView {
  plan::Aspect aspect = plan::Aspect::institution_frame;
  plan::LampColour lamp = plan::LampColour::none;
  std::vector<BoardTargetView> targets;
};

struct Lamps {
  std::int64_t green = 0;
  std::int64_t yellow = 0;
  std::int64_t red = 0;
  std::int64_t none = 0;
};

struct Scoreboard {
  Date today;
  std::optional<Named> plan;
  Lamps lamps;  // of the targets
  std::vector<TileView> tiles;
};

struct IndicatorRecord {
  std::string table;
  std::string id;
  std::string name;
  std::optional<Named> region;
  std::string detail;
  std::int64_t counts = 1;  // what it adds to the number
  Provenance provenance;
};

struct IndicatorRecords {
  Indicator indicator = Indicator::cultivated_enterprises;
  std::vector<IndicatorRecord> items;
  std::int64_t total = 0;
};

struct PlanMention {
  std::string id;
  std::string title;
  std::string number;
};

struct SchoolCounts {
  std::int64_t total = 0;
  std::int64_t bachelor = 0;
  std::int64_t higher_vocational = 0;
  std::int64_t secondary_vocational = 0;
};

struct Brief {
  Named city;
  Date today;
  std::optional<PlanMention> plan;
  std::int64_t clauses = 0;
  std::int64_t duties = 0;
  std::int64_t targets = 0;
  Lamps lamps;
  SchoolCounts schools;
  RegisterCounts programs;
  DuplicateBrief duplicates;
  QualityCounts rows;
};

Answer<Scoreboard> scoreboard(const Office& office, const Actor& actor, std::optional<Date> on);
Answer<IndicatorRecords> indicator_records(const Office& office, const Actor& actor, Indicator indicator,
                                           const Page& page);
Answer<Brief> brief(const Office& office, const Actor& actor);

constexpr auto names(EvidenceOrigin) {
  using enum EvidenceOrigin;
  return Names<EvidenceOrigin, 2>{{{observation, "observation"}, {registry, "registry"}}};
}

}  // namespace langqiao::service
