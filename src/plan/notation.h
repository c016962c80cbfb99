// The notations by which Chinese documents number their parts: what stands at a place, of which family, which
// number. A label is only a possibility here; whether it begins a clause is decided in markers.h from the
// sequence.
#pragma once

#include <optional>

#include "plan/page.h"

namespace langqiao::plan {

enum class Notation : std::uint8_t {
  attachment,     // 附件1, 附表 on a line of its own
  part,           // 第一编 第一篇 第一部分
  chapter,        // 第一章
  section,        // 第一节
  article,        // 第一条
  han_comma,      // 一、
  han_dot,        // 一.
  han_bracket,    // (一) ㈠
  han_square,     // 【一】 [一] 〔一〕
  han_half,       // 一)
  box,            // 专栏1
  task,           // 任务1: 工程一:
  decimal_2,      // 1.1
  decimal_3,      // 1.1.1
  digit_bare,     // 1 总则
  digit_dot,      // 1. ⒈
  digit_comma,    // 1、
  digit_bracket,  // (1) ⑴
  digit_square,   // 【1】 [1]
  digit_half,     // 1)
  circled,        // ①
  roman,          // Ⅰ、 II.
  letter,         // A. (a)
  first_comma,    // 第一,
  is_first,       // 一是
  row,            // a row of a table; never found by label_at
  paragraph,      // an unnumbered paragraph with a lead phrase; never found by label_at
};
constexpr std::size_t kNotations = static_cast<std::size_t>(Notation::paragraph) + 1;

// Notations that people mix within one list: 1. and 1、 or (1) and 1).
bool same_family(Notation a, Notation b);

// The customary order from outer to inner, small is outer. Decides only what the sequence leaves open.
int customary_rank(Notation notation);

struct Label {
  Notation notation = Notation::han_comma;
  int number = 0;
  int outer = 0;  // of 2.1: the 2; else zero
  std::uint32_t length = 0;

  bool operator==(const Label&) const = default;
};

// The label that begins at dense position `i`. `line_start` admits the notations that mean something only
// there.
std::optional<Label> label_at(const Page& page, std::uint32_t i, bool line_start);

}  // namespace langqiao::plan
