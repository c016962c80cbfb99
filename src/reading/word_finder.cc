#include "reading/word_finder.h"

#include <algorithm>
#include <array>
#include <functional>
#include <unordered_map>

#include "base/check.h"
#include "reading/clauses.h"

namespace langqiao::reading {
namespace {

// Four Han characters of the vocabulary, or eight letters: as much as the scanner compares at once.
constexpr std::size_t kHeadUnits = 8;
constexpr std::size_t kTailBytes = 3;
constexpr std::size_t kFilterBits = std::size_t{1} << 19;

std::size_t tail_slot(std::uint32_t head, std::string_view tail) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint64_t>(static_cast<unsigned char>(tail[i]));
  };
  const std::uint64_t key = std::uint64_t{head} << 24 | byte(0) << 16 | byte(1) << 8 | byte(2);
  return (key * 0x9E37'79B9'7F4A'7C15 >> 40) % kFilterBits;
}

// The first bytes as a number that sorts as they do; what is not there counts as zero, so that equal numbers
// still have to be compared.
std::uint64_t key_of(std::string_view text) {
  std::array<unsigned char, 8> bytes{};
  std::copy_n(text.data(), std::min(text.size(), bytes.size()), bytes.begin());
  std::uint64_t key = 0;
  for (const unsigned char byte : bytes) key = key << 8 | byte;
  return key;
}

constexpr bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// True when a Latin word stands whole at begin … end: nothing of the kind goes on at either side. `C` does
// not stand in `C++`, `C#` or, being so short, before Han characters other than those of 语言 or beside & and
// -.
bool stands_whole(std::string_view text, std::size_t begin, std::size_t end) {
  const char first = text[begin], last = text[end - 1];
  if ((is_letter_or_digit(first) || first == '.') && begin > 0 && is_letter_or_digit(text[begin - 1]))
    return false;
  if (!is_letter_or_digit(last)) return true;
  if (end < text.size() && (is_letter_or_digit(text[end]) || text[end] == '#')) return false;
  if (text.substr(end, 2) == "++") return false;
  if (end - begin > 1) return true;
  const auto joins = [](char c) {
    return c == '&' || c == '-' || c == '\'' || c == '.' || c == '+' || c == '%';
  };
  if (begin > 0 && (joins(text[begin - 1]) || static_cast<unsigned char>(text[begin - 1]) >= 0xE4))
    return false;
  if (end == text.size()) return true;
  return !joins(text[end]) && static_cast<unsigned char>(text[end]) < 0xE4;
}

// 上海市场 is 上海 and 市场, 黄浦区域 is no 黄浦区.
bool is_cut(std::string_view text, std::size_t end) {
  const std::string_view before = text.substr(0, end), after = text.substr(end);
  if (before.ends_with("市")) return after.starts_with("场");
  return before.ends_with("区") && (after.starts_with("域") || after.starts_with("块"));
}

bool stands(std::string_view text, std::size_t begin, std::size_t end) {
  return stands_whole(text, begin, end) && !is_cut(text, end);
}

// Characters of three bytes, those of most words first, and the signs that adverts are full of.
std::vector<char16_t> characters_of(std::span<const Word> words) {
  struct Counter {
    std::vector<std::uint32_t> words = std::vector<std::uint32_t>(0x10000);
    void three(char16_t c, std::uint32_t) { ++words[c]; }
    void one(unsigned char, std::uint32_t) {}
  } counter;
  Folded folded;
  for (const Word& word : words) folded.fold(word.text, counter);
  std::vector<char16_t> characters;
  for (std::size_t c = 0; c < counter.words.size(); ++c)
    if (counter.words[c] > 0) characters.push_back(static_cast<char16_t>(c));
  std::ranges::stable_sort(characters, std::greater{}, [&](char16_t c) { return counter.words[c]; });
  for (const char16_t sign : u"、“”") characters.push_back(sign);
  return characters;
}

}  // namespace

WordFinder::WordFinder(const Vocabulary& vocabulary)
    : vocabulary_(vocabulary),
      alphabet_(characters_of(vocabulary.words())),
      filter_(kFilterBits / 64),
      scanner_(take_heads()) {
  for (const Word& word : vocabulary.words()) {
    text_at_.push_back(static_cast<std::uint32_t>(pool_.size()));
    pool_ += word.text;
    cue_of_.push_back(static_cast<std::uint8_t>(word.cue));
  }
  text_at_.push_back(static_cast<std::uint32_t>(pool_.size()));
  link_prefixes();
}

WordFinder::Cut WordFinder::cut_head(std::string_view word, Folded& folded, ScanText& scan) const {
  ScanText::Writer writer = scan.open(alphabet_, word.size());
  folded.fold(word, writer);
  scan.close(writer);
  const std::string_view units = scan.units();
  if (units.size() <= kHeadUnits) return {std::string(units), static_cast<std::uint8_t>(word.size())};
  std::size_t end = kHeadUnits;
  while (static_cast<unsigned char>(units[end]) >= 0xC0) --end;  // inside a character
  return {std::string(units.substr(0, end)), static_cast<std::uint8_t>(scan.position_of(end))};
}

// Every distinct head is one literal.
std::vector<std::string> WordFinder::take_heads() {
  const auto words = vocabulary_.words();
  std::vector<std::string> literals;
  std::unordered_map<std::string, std::uint32_t> head_of;
  std::vector<std::vector<std::uint32_t>> longer;
  Folded folded;
  ScanText scan;
  for (std::uint32_t word = 0; word < words.size(); ++word) {
    const Cut cut = cut_head(words[word].text, folded, scan);
    const auto [at, is_new] = head_of.try_emplace(cut.units, static_cast<std::uint32_t>(literals.size()));
    if (is_new) {
      literals.push_back(cut.units);
      heads_.push_back({.bytes = cut.bytes, .units = static_cast<std::uint8_t>(cut.units.size())});
      longer.emplace_back();
    }
    if (cut.bytes == words[word].text.size()) {
      heads_[at->second].word = word;
    } else {
      longer[at->second].push_back(word);
    }
  }
  for (std::uint32_t head = 0; head < longer.size(); ++head) {
    heads_[head].first = static_cast<std::uint32_t>(tails_.size());
    for (const std::uint32_t word : longer[head]) add_tail(head, word);
  }
  heads_.push_back({.first = static_cast<std::uint32_t>(tails_.size())});
  return literals;
}

void WordFinder::add_tail(std::uint32_t head, std::uint32_t word) {
  const std::string_view tail = std::string_view(vocabulary_.words()[word].text).substr(heads_[head].bytes);
  tails_.push_back({key_of(tail), word});
  if (tail.size() < kTailBytes) {
    heads_[head].short_tails = true;
    return;
  }
  const std::size_t slot = tail_slot(head, tail);
  filter_[slot / 64] |= std::uint64_t{1} << slot % 64;
}

void WordFinder::link_prefixes() {
  const auto words = vocabulary_.words();
  std::vector<std::uint32_t> open;  // words that the present one may begin with, longest last
  prefix_of_.assign(words.size(), kNone);
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    while (!open.empty() && !words[i].text.starts_with(words[open.back()].text)) open.pop_back();
    if (!open.empty()) prefix_of_[i] = open.back();
    open.push_back(i);
  }
}

bool WordFinder::may_go_on(std::string_view text, std::size_t after, std::uint32_t head) const {
  if (heads_[head].first == heads_[head + 1].first) return false;
  if (heads_[head].short_tails) return true;
  if (text.size() - after < kTailBytes) return false;
  const std::size_t slot = tail_slot(head, text.substr(after, kTailBytes));
  return filter_[slot / 64] >> slot % 64 & 1;
}

WordFinder::Longest WordFinder::longest_at(std::string_view text, std::size_t begin,
                                           std::uint32_t number) const {
  const Head& head = heads_[number];
  const std::size_t after = begin + head.bytes;
  if (may_go_on(text, after, number)) {
    if (const Longest longest = longest_with_tail(text, begin, number); longest.word != kNone) return longest;
  }
  return head.word != kNone && stands(text, begin, after) ? Longest{head.word, head.bytes} : Longest{};
}

// The words that begin with one head are sorted, so that the last of them that does not sort behind the text
// begins with every word of theirs that the text begins with; prefix_of_ leads to the longest.
WordFinder::Longest WordFinder::longest_with_tail(std::string_view text, std::size_t begin,
                                                  std::uint32_t head) const {
  const std::string_view rest = text.substr(begin, Vocabulary::kMostBytes);
  const std::uint64_t key = key_of(rest.substr(heads_[head].bytes));
  const auto first = tails_.begin() + heads_[head].first, last = tails_.begin() + heads_[head + 1].first;
  const auto behind = std::partition_point(first, last, [&](const Tail& tail) {
    return tail.key < key || (tail.key == key && text_of(tail.word) <= rest);
  });
  if (behind == first) return {};
  for (std::uint32_t word = std::prev(behind)->word; word != kNone; word = prefix_of_[word]) {
    const std::string_view candidate = text_of(word);
    if (rest.starts_with(candidate) && stands(text, begin, begin + candidate.size()))
      return {word, static_cast<std::uint32_t>(candidate.size())};
  }
  return {};
}

void WordFinder::keep_longest(Desk& desk) const {
  const std::string_view text = desk.folded_.text();
  auto& hits = desk.hits_;
  // Ends become begins. Hits come by end, and no head is longer than kHeadUnits: in the order of begins each
  // moves a few places at most.
  for (std::size_t i = 0; i < hits.size(); ++i) {
    LiteralScanner::Hit hit = hits[i];
    hit.end = desk.scan_text_.position_of(hit.end - heads_[hit.literal].units);
    std::size_t to = i;
    for (; to > 0 && hits[to - 1].end > hit.end; --to) hits[to] = hits[to - 1];
    hits[to] = hit;
  }
  std::size_t free_from = 0;
  for (std::size_t i = 0; i < hits.size();) {
    const std::size_t begin = hits[i].end;
    Longest best;
    for (; i < hits.size() && hits[i].end == begin; ++i) {
      if (begin < free_from) continue;
      const Longest longest = longest_at(text, begin, hits[i].literal);
      if (longest.bytes > best.bytes) best = longest;
    }
    if (best.word == kNone) continue;
    free_from = begin + best.bytes;
    desk.found_.push_back(
        {best.word, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(free_from)}});
  }
}

void WordFinder::give_cues(Desk& desk) const {
  auto& found = desk.found_;
  for (const FoundWord& each : found) {
    const auto cue = static_cast<Cue>(cue_of_[each.word]);
    if (cue == Cue::none) continue;
    const Clause clause = clause_around(desk.folded_.text(), desk.scan_text_.clause_ends(), each.span, cue);
    auto at =
        std::ranges::lower_bound(found, clause.begin, {}, [](const FoundWord& f) { return f.span.begin; });
    for (; at != found.end() && at->span.begin < clause.end; ++at) at->cue = std::max(at->cue, cue);
  }
}

void WordFinder::find(std::string_view text, Desk& desk) const {
  ScanText::Writer writer = desk.scan_text_.open(alphabet_, text.size());
  desk.folded_.fold(text, writer);
  desk.scan_text_.close(writer);
  desk.hits_.clear();
  desk.found_.clear();
  scanner_.scan(desk.scan_text_.units(), desk.scratch_, desk.hits_);
  keep_longest(desk);
  give_cues(desk);
  if (!desk.folded_.is_shifted()) return;
  Folded::Walk original(desk.folded_);
  for (FoundWord& each : desk.found_) {
    const std::size_t begin = original(each.span.begin), end = original(each.span.end);
    each.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
}

}  // namespace langqiao::reading
