// Whole amounts that do not mix: people, money, shares. Doubles live only inside forecasts and solvers;
// whatever a rule or a person checks is one of these.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <limits>
#include <type_traits>

namespace langqiao {

// Room for the product of two 64-bit amounts.
__extension__ using Wide = __int128;

// A whole number of `Unit`. There is no implicit way in or out; quantities of different units do not add or
// compare.
template <class Unit>
class Quantity {
 public:
  constexpr Quantity() = default;
  explicit constexpr Quantity(std::int64_t count) : count_(count) {}

  constexpr std::int64_t count() const { return count_; }

  friend constexpr Quantity operator+(Quantity a, Quantity b) { return Quantity(a.count_ + b.count_); }
  friend constexpr Quantity operator-(Quantity a, Quantity b) { return Quantity(a.count_ - b.count_); }
  friend constexpr Quantity operator*(Quantity a, std::int64_t times) { return Quantity(a.count_ * times); }
  constexpr Quantity& operator+=(Quantity other) { return *this = *this + other; }
  constexpr Quantity& operator-=(Quantity other) { return *this = *this - other; }
  friend constexpr auto operator<=>(Quantity, Quantity) = default;

 private:
  std::int64_t count_ = 0;
};

using Persons = Quantity<struct PersonUnit>;
using Money = Quantity<struct FenUnit>;  // fen, 1/100 yuan

constexpr Money yuan(std::int64_t amount) { return Money(amount * 100); }

// A share in basis points: 10,000 is the whole. May be negative or above the whole where a change is meant.
class Share {
 public:
  static constexpr std::int64_t kWhole = 10'000;

  constexpr Share() = default;
  static constexpr Share basis_points(std::int64_t bp) { return Share(bp); }
  static constexpr Share per_cent(std::int64_t percent) { return Share(percent * 100); }

  constexpr std::int64_t basis_points() const { return bp_; }
  // As a part of one, for what is computed in real numbers.
  constexpr double part() const { return static_cast<double>(bp_) / kWhole; }

  // The largest whole amount not above this share of `whole`; the smallest not below it. Exact in 128 bits.
  template <class Unit>
  constexpr Quantity<Unit> floor_of(Quantity<Unit> whole) const {
    return Quantity<Unit>(divide_down(static_cast<Wide>(whole.count()) * bp_, kWhole));
  }
  template <class Unit>
  constexpr Quantity<Unit> ceil_of(Quantity<Unit> whole) const {
    return Quantity<Unit>(-divide_down(-static_cast<Wide>(whole.count()) * bp_, kWhole));
  }

  // `part` of `whole`, rounded down to a basis point. Precondition: whole is not zero.
  template <class Unit>
  static constexpr Share floor_ratio(Quantity<Unit> part, Quantity<Unit> whole) {
    return Share(divide_down(static_cast<Wide>(part.count()) * kWhole, whole.count()));
  }

  friend constexpr Share operator+(Share a, Share b) { return Share(a.bp_ + b.bp_); }
  friend constexpr Share operator-(Share a, Share b) { return Share(a.bp_ - b.bp_); }
  friend constexpr auto operator<=>(Share, Share) = default;

 private:
  explicit constexpr Share(std::int64_t bp) : bp_(bp) {}

  static constexpr std::int64_t divide_down(Wide value, Wide by) {
    const Wide quotient = value / by;
    const bool cut = value % by != 0 && (value < 0) != (by < 0);
    return static_cast<std::int64_t>(cut ? quotient - 1 : quotient);
  }

  std::int64_t bp_ = 0;
};

static_assert(!std::is_convertible_v<int, Persons> && !std::is_convertible_v<Persons, std::int64_t>);
static_assert(!std::is_convertible_v<Persons, Money> && !std::is_constructible_v<Persons, Money>);
static_assert(!std::is_convertible_v<int, Share>);
static_assert(Share::per_cent(10).floor_of(Persons(99)) == Persons(9));
static_assert(Share::per_cent(10).ceil_of(Persons(99)) == Persons(10));
static_assert(Share::per_cent(-10).floor_of(Persons(99)) == Persons(-10));
static_assert(Share::floor_ratio(Persons(1), Persons(3)) == Share::basis_points(3333));
static_assert(Share::floor_ratio(Persons(-1), Persons(3)) == Share::basis_points(-3334));
static_assert(yuan(1) == Money(100));

}  // namespace langqiao
