#include "reading/occupation_judge.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace langqiao::reading {
namespace {

// Shares of the evidence. Set by accuracy on adverts that are not among those of the test.
constexpr double kTitleShare = 1.0;
constexpr double kLikenessShare = 0.7;
constexpr double kWordsShare = 0.5;
constexpr double kInBrackets = 0.35;  // what a title word counts inside brackets
constexpr double kNotLast = 0.6;      // and with another one behind it: Chinese titles end in their head
constexpr double kLaterPart = 0.8;    // and behind a stroke: 会计/出纳
constexpr std::int64_t kUnsureBelow = 1500;  // basis points of margin

void add_vote(std::vector<Vote>& votes, std::uint32_t occupation, double score) {
  const auto known = std::ranges::find(votes, occupation, &Vote::occupation);
  if (known == votes.end()) {
    votes.push_back({occupation, score});
  } else {
    known->score += score;
  }
}

// Bytes of the original title that stand in brackets, and where parts divided by strokes begin.
struct TitleShape {
  std::vector<std::pair<std::size_t, std::size_t>> brackets;
  std::vector<std::size_t> strokes;
  std::size_t characters = 0;  // outside brackets
};

TitleShape shape_of(std::string_view title) {
  TitleShape shape;
  constexpr std::size_t kClosed = std::string_view::npos;
  std::size_t open = kClosed;
  for (std::size_t at = 0; at < title.size();) {
    const CodePoint point = code_point_at(title, at);
    const char32_t c = half_width(point.value);
    if (c == U'(' || c == U'[' || c == U'【' || c == U'「' || c == U'<' || c == U'《') {
      if (open == kClosed) open = at;
    } else if (c == U')' || c == U']' || c == U'】' || c == U'」' || c == U'>' || c == U'》') {
      if (open != kClosed) shape.brackets.emplace_back(open, at);
      open = kClosed;
    } else if (open == kClosed) {
      if (c == U'/' || c == U'、' || c == U'|' || c == U'+' || c == U',' || c == U'&')
        shape.strokes.push_back(at);
      if (!is_blank(c)) ++shape.characters;
    }
    at += point.bytes;
  }
  if (open != kClosed) shape.brackets.emplace_back(open, title.size());
  return shape;
}

bool in_brackets(const TitleShape& shape, std::size_t at) {
  return std::ranges::any_of(shape.brackets, [&](const auto& b) { return b.first <= at && at < b.second; });
}

// The folded title up to its first bracket or stroke, or past a bracket that it begins with.
std::string_view core_of(std::string_view folded) {
  constexpr std::string_view kCuts = "([/|+,&<";
  const std::size_t cut = std::min(folded.find_first_of(kCuts), folded.find("【"));
  if (cut != 0) return trim(folded.substr(0, cut));
  const std::size_t close = std::min(folded.find_first_of(")]>"), folded.find("】"));
  return close == folded.npos ? trim(folded)
                              : core_of(trim(folded.substr(close + (folded[close] == ')' ? 1
                                                                    : folded[close] < 0  ? 3
                                                                                         : 1))));
}

}  // namespace

OccupationJudge::OccupationJudge(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {
  std::unordered_map<std::string, std::uint32_t> position;
  const auto position_of = [&](const std::string& id) {
    const auto [at, is_new] = position.try_emplace(id, static_cast<std::uint32_t>(occupations_.size()));
    if (is_new) occupations_.push_back(id);
    return at->second;
  };
  std::vector<TitleLikeness::Example> examples;
  titles_of_.resize(vocabulary.words().size());
  weights_of_.resize(vocabulary.words().size());
  for (std::size_t i = 0; i < vocabulary.words().size(); ++i) {
    const Word& word = vocabulary.words()[i];
    for (const Sense& sense : word.senses) {
      if (sense.kind != ConceptKind::occupation || vocabulary.is_group(sense.id)) continue;
      const std::uint32_t occupation = position_of(sense.id);
      titles_of_[i].push_back({occupation, sense.weight.part()});
      examples.push_back({word.text, occupation, sense.weight.part()});
    }
    for (const WordWeight& weight : vocabulary.weights_of(i))
      weights_of_[i].push_back({position_of(weight.occupation), weight.value});
    has_weights_.push_back(!weights_of_[i].empty());
  }
  likeness_.emplace(examples);
}

void OccupationJudge::vote_by_title(const Evidence& evidence, std::vector<Vote>& votes) const {
  const TitleShape shape = shape_of(evidence.title);
  if (shape.characters == 0 && shape.brackets.empty()) return;
  // Where the last title word of each part stands, so that words before it count less.
  const auto part_of = [&](std::size_t at) {
    return std::ranges::lower_bound(shape.strokes, at) - shape.strokes.begin();
  };
  for (std::size_t i = 0; i < evidence.title_words.size(); ++i) {
    const FoundWord& found = evidence.title_words[i];
    const auto& titles = titles_of_[found.word];
    if (titles.empty()) continue;
    const double characters = static_cast<double>(length_of(vocabulary_.words()[found.word].text));
    const double cover =
        std::min(1.0, characters / static_cast<double>(std::max<std::size_t>(shape.characters, 1)));
    double score = 0.5 * std::min(characters, 6.0) / 6.0 + 0.5 * cover;
    if (in_brackets(shape, found.span.begin)) score *= kInBrackets;
    const auto part = part_of(found.span.begin);
    if (part > 0) score *= kLaterPart;
    const auto rest = evidence.title_words.subspan(i + 1);
    const bool is_last = std::ranges::none_of(rest, [&](const FoundWord& other) {
      return !titles_of_[other.word].empty() && titles_of_[other.word].front().score == 1.0 &&
             part_of(other.span.begin) == part && !in_brackets(shape, other.span.begin);
    });
    if (!is_last) score *= kNotLast;
    for (const Vote& title : titles) add_vote(votes, title.occupation, kTitleShare * score * title.score);
  }
}

void OccupationJudge::vote_by_words(const Evidence& evidence, Room& room) const {
  auto& seen = room.seen;
  seen.clear();
  const auto add_words = [&](std::span<const FoundWord> words) {
    for (const FoundWord& found : words) {
      if (!has_weights_[found.word] || std::ranges::find(seen, found.word) != seen.end()) continue;
      if (seen.size() >= 200) return;
      if (seen.empty()) room.sums.assign(occupations_.size(), 0);
      seen.push_back(found.word);
      for (const Vote& weight : weights_of_[found.word]) room.sums[weight.occupation] += weight.score;
    }
  };
  add_words(evidence.other_words);
  if (seen.empty()) return;
  const double most = *std::ranges::max_element(room.sums);
  const double untouched = std::exp(-most);  // of nearly all occupations
  double total = 0;
  for (double& sum : room.sums) total += sum = sum == 0 ? untouched : std::exp(sum - most);
  for (std::uint32_t i = 0; i < room.sums.size(); ++i) {
    const double share = room.sums[i] / total;
    if (share >= 0.02) add_vote(room.votes, i, kWordsShare * share);
  }
}

std::optional<OccupationRead> OccupationJudge::judge(const Evidence& evidence, Room& room) const {
  room.votes.clear();
  vote_by_title(evidence, room.votes);
  const bool by_title = !room.votes.empty();
  for (const Vote& vote : likeness_->nearest(core_of(evidence.folded_title), room.likeness))
    add_vote(room.votes, vote.occupation, kLikenessShare * vote.score * vote.score);
  const bool by_likeness = !room.votes.empty();
  vote_by_words(evidence, room);
  if (room.votes.empty()) return std::nullopt;
  std::ranges::sort(room.votes, [&](const Vote& a, const Vote& b) {
    return a.score != b.score ? a.score > b.score : occupations_[a.occupation] < occupations_[b.occupation];
  });
  const Vote& first = room.votes[0];
  const double second = room.votes.size() > 1 ? room.votes[1].score : 0;
  OccupationRead read{.occupation = Id<Occupation>(occupations_[first.occupation]),
                      .margin = Share::basis_points(static_cast<std::int64_t>(
                          std::floor((first.score - second) / std::max(first.score, 1.0) * Share::kWhole))),
                      .basis = by_title      ? OccupationBasis::title
                               : by_likeness ? OccupationBasis::likeness
                                             : OccupationBasis::mentions};
  read.unsure = read.margin.basis_points() < kUnsureBelow;
  if (room.votes.size() > 1) read.runner_up = Id<Occupation>(occupations_[room.votes[1].occupation]);
  return read;
}

std::optional<std::string> OccupationJudge::sure_title(const Evidence& evidence) const {
  std::vector<Vote> votes;
  vote_by_title(evidence, votes);
  if (votes.empty()) return std::nullopt;
  const auto best = std::ranges::max_element(votes, {}, &Vote::score);
  constexpr double kSure = 0.6;
  const bool alone = std::ranges::all_of(votes, [&](const Vote& vote) {
    return vote.occupation == best->occupation || vote.score < best->score / 2;
  });
  if (best->score < kSure || !alone) return std::nullopt;
  return occupations_[best->occupation];
}

}  // namespace langqiao::reading
