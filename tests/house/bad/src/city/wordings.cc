// Texts in two languages: four that have drifted and four that have not.
const auto lost = worded("至多 {} 行", "at most {} rows of {}", most, all);
constexpr Words kDifferent{"至多 3 行", "at most 4 rows"};
const auto twice = worded("at most {} rows", "at most {} rows", most);
const auto swapped = worded("至多 {} 行", "至多 {} rows", most);
const auto good = worded("至多 {} 行",
                         "at most {} "
                         "rows",
                         most);
const Wording plain = {"空单元格", "an empty cell"};
constexpr Cue kNames[] = {{"市教委", "市科委"}, {"12", "10"}};
const auto turned = worded("{1} 年的 {0}", "{} of {}", what, year);
