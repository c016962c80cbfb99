// Adverts and listings from sentence patterns of our own: for each number a text, the same whatever was made
// before it. The fields of a record say what its text says, so that a reading can be checked against them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "pack/synthesis.h"

namespace langqiao::pack {

// An occupation as adverts speak of it.
struct Job {
  const Occupation* occupation = nullptr;
  std::string title;                       // 集成电路工程师
  std::vector<std::string_view> skills;    // of the occupation or else of its group; may be empty
  std::vector<std::string_view> programs;  // names of programs that lead to it; may be empty
};

class TextMaker {
 public:
  // All of these outlive this. `city` holds measured and synthetic tables together.
  TextMaker(const CityTables& city, const Recipe& recipe, const SynthesisOptions& options);

  // False when the city has no occupations to write about, or no synthetic enterprises.
  bool can_write() const { return !jobs_.empty() && !employers_.empty(); }

  // Precondition: can_write().
  Advert advert(std::size_t number) const;
  Listing listing(std::size_t number) const;

 private:
  struct Employer {
    const Organisation* organisation;
    const Cluster* cluster;
    std::string_view district;  // name of its region
    bool city_zone;             // the region is a zone, whose official name nobody writes
  };
  // A program that a school runs, with what it trains for.
  struct Offered {
    const School* school;
    std::string_view program;
    std::string_view place;         // name of the school's district, or of the school where none is known
    std::vector<std::size_t> jobs;  // positions in jobs_
  };
  struct Wanted {
    std::vector<std::int64_t> until;             // running sums of shares
    std::vector<std::vector<std::size_t>> jobs;  // positions in jobs_, one list a share
  };

  void find_jobs(const CityTables& city);
  void find_employers(const CityTables& city, const Recipe& recipe);
  void find_wanted(const CityTables& city);
  void find_offered(const CityTables& city);
  const Job& job_at(const Employer& employer, Random& random) const;

  const SynthesisOptions& options_;
  Provenance provenance_;
  std::vector<Job> jobs_;
  std::vector<Employer> employers_;
  std::vector<Offered> offered_;
  std::map<std::string, Wanted> wanted_;  // by industry
};

}  // namespace langqiao::pack
