#include "plan/compare.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/chinese.h"
#include "base/text.h"

namespace langqiao::plan {
namespace {

constexpr Share kAlike = Share::per_cent(50);  // texts this alike are one clause, changed
constexpr Share kAlikeHeadings = Share::per_cent(60);
constexpr std::size_t kCommonPair = 64;  // a pair that stands in more clauses says nothing of any

constexpr Share kSame = Share::basis_points(Share::kWhole);

std::u32string bare(std::string_view utf8) {
  std::u32string out;
  for (const char32_t c : to_utf32(utf8)) {
    const char32_t folded = simplified(half_width(c));
    if (is_han(folded) || (folded < 0x80 && std::isalnum(static_cast<unsigned char>(folded))))
      out.push_back(folded);
  }
  return out;
}

// Sorted pairs of neighbouring characters, repeats kept.
using Pairs = std::vector<std::uint64_t>;
Pairs pairs_of(std::u32string_view text) {
  Pairs pairs;
  if (text.size() == 1) pairs.push_back(text[0]);
  for (std::size_t i = 0; i + 1 < text.size(); ++i)
    pairs.push_back((std::uint64_t{text[i]} << 32) | text[i + 1]);
  std::ranges::sort(pairs);
  return pairs;
}

Share dice(const Pairs& a, const Pairs& b) {
  if (a.empty() && b.empty()) return kSame;
  std::int64_t common = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i == *j)
      ++common, ++i, ++j;
    else
      ++(*i < *j ? i : j);
  }
  return Share::basis_points(common * 2 * Share::kWhole / static_cast<std::int64_t>(a.size() + b.size()));
}

struct Words {
  std::u32string heading;
  std::u32string whole;  // heading and text
  Pairs heading_pairs;
  Pairs whole_pairs;
  bool has_text = false;
};

std::vector<Words> words_of(std::span<const ComparedClause> clauses) {
  std::vector<Words> all;
  for (const ComparedClause& clause : clauses) {
    Words words{
        .heading = bare(clause.heading), .whole = bare(clause.text), .has_text = !clause.text.empty()};
    if (!words.has_text) words.whole = words.heading;
    words.heading_pairs = pairs_of(words.heading);
    words.whole_pairs = pairs_of(words.whole);
    all.push_back(std::move(words));
  }
  return all;
}

bool by_heading(const Words& a, const Words& b) { return !a.has_text || !b.has_text; }

Share similarity(const Words& a, const Words& b) {
  return by_heading(a, b) ? dice(a.heading_pairs, b.heading_pairs) : dice(a.whole_pairs, b.whole_pairs);
}

struct Match {
  std::size_t older;
  std::size_t newer;
  Share similarity;
  int favour;  // same path, parent, heading: decides between equals
};

class Matcher {
 public:
  Matcher(std::span<const ComparedClause> older, std::span<const ComparedClause> newer)
      : older_(older), newer_(newer), old_words_(words_of(older)), new_words_(words_of(newer)) {}

  // For each newer clause the older one, or none.
  std::vector<std::optional<Match>> run() {
    std::vector<Match> candidates = all_candidates();
    std::ranges::stable_sort(candidates, [](const Match& a, const Match& b) {
      return std::tie(a.similarity, a.favour) > std::tie(b.similarity, b.favour);
    });
    std::vector<std::optional<Match>> found(newer_.size());
    std::vector<bool> taken(older_.size());
    for (const Match& match : candidates) {
      if (found[match.newer] || taken[match.older]) continue;
      found[match.newer] = match;
      taken[match.older] = true;
    }
    return found;
  }

 private:
  std::vector<Match> all_candidates() {
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> older_with;
    for (std::size_t i = 0; i < older_.size(); ++i) {
      for (const Pairs* pairs : {&old_words_[i].whole_pairs, &old_words_[i].heading_pairs}) {
        for (const std::uint64_t pair : *pairs) {
          auto& holders = older_with[pair];
          if (holders.size() <= kCommonPair && (holders.empty() || holders.back() != i)) holders.push_back(i);
        }
      }
    }
    std::vector<Match> candidates;
    for (std::size_t j = 0; j < newer_.size(); ++j) {
      std::map<std::size_t, int> shared;
      for (const std::uint64_t pair : new_words_[j].whole_pairs) {
        const auto holders = older_with.find(pair);
        if (holders == older_with.end() || holders->second.size() > kCommonPair) continue;
        for (const std::size_t i : holders->second) ++shared[i];
      }
      if (j < older_.size()) shared.try_emplace(j, 1);  // the clause at the same place, whatever it shares
      for (const auto& [i, count] : shared) consider(i, j, candidates);
    }
    return candidates;
  }

  void consider(std::size_t i, std::size_t j, std::vector<Match>& candidates) const {
    const Words &a = old_words_[i], &b = new_words_[j];
    Match match{i, j, similarity(a, b), favour(i, j)};
    const bool same_heading =
        !a.heading.empty() && a.heading == b.heading && older_[i].path == newer_[j].path;
    const Share least = by_heading(a, b) ? kAlikeHeadings : kAlike;
    if (match.similarity >= least || same_heading) candidates.push_back(match);
  }

  int favour(std::size_t i, std::size_t j) const {
    return 4 * (older_[i].path == newer_[j].path) + 2 * (older_[i].parent == newer_[j].parent) +
           (old_words_[i].heading == new_words_[j].heading);
  }

  std::span<const ComparedClause> older_, newer_;
  std::vector<Words> old_words_, new_words_;
};

std::unordered_map<std::string, std::size_t> places(std::span<const ComparedClause> clauses) {
  std::unordered_map<std::string, std::size_t> at;
  for (std::size_t i = 0; i < clauses.size(); ++i) at.emplace(clauses[i].path, i);
  return at;
}

}  // namespace

std::vector<ComparedClause> compared_clauses(const PlanText& text) {
  const std::u32string characters = to_utf32(text.text);
  std::vector<ComparedClause> out;
  for (const ReadClause& clause : text.clauses) {
    const std::uint32_t begin =
        std::min(clause.own.end, clause.own.begin + static_cast<std::uint32_t>(length_of(clause.label)));
    out.push_back({.path = clause.path,
                   .parent = clause.parent,
                   .heading = clause.heading,
                   .text = to_utf8(std::u32string_view(characters).substr(begin, clause.own.end - begin))});
  }
  return out;
}

std::vector<ComparedClause> compared_clauses(std::span<const PlanClause> outline) {
  std::vector<ComparedClause> out;
  for (const PlanClause& clause : outline) out.push_back({clause.clause, clause.parent, clause.heading, {}});
  return out;
}

std::vector<ClauseChange> compare(std::span<const ComparedClause> older,
                                  std::span<const ComparedClause> newer) {
  const auto matches = Matcher(older, newer).run();
  const auto new_places = places(newer), old_places = places(older);
  const auto same_parent = [&](const ComparedClause& was, const ComparedClause& is) {
    if (was.parent.empty() || is.parent.empty()) return was.parent == is.parent;
    const auto place = new_places.find(is.parent), old_place = old_places.find(was.parent);
    if (place == new_places.end() || old_place == old_places.end() || !matches[place->second]) return false;
    return matches[place->second]->older == old_place->second;
  };

  std::vector<ClauseChange> changes;
  std::vector<bool> matched(older.size());
  for (std::size_t j = 0; j < newer.size(); ++j) {
    ClauseChange line{
        .change = Change::added, .newer_path = newer[j].path, .newer_heading = newer[j].heading};
    if (const auto& match = matches[j]) {
      const ComparedClause& was = older[match->older];
      matched[match->older] = true;
      line.older_path = was.path, line.older_heading = was.heading, line.similarity = match->similarity;
      line.change = match->similarity < kSame    ? Change::changed
                    : same_parent(was, newer[j]) ? Change::kept
                                                 : Change::moved;
    }
    changes.push_back(std::move(line));
  }
  for (std::size_t i = 0; i < older.size(); ++i) {
    if (!matched[i])
      changes.push_back(
          {.change = Change::dropped, .older_path = older[i].path, .older_heading = older[i].heading});
  }
  return changes;
}

std::vector<ClauseChange> compare(const PlanText& older, const PlanText& newer) {
  return compare(compared_clauses(older), compared_clauses(newer));
}

}  // namespace langqiao::plan
