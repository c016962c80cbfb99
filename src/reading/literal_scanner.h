// Which of many literals stand where in a text: the one header around Vectorscan. Reports every place of
// every literal; which of overlapping ones counts is the caller's affair.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace langqiao::reading {

class LiteralScanner {
 public:
  // Where a literal ends, and which it is.
  struct Hit {
    std::uint32_t literal;
    std::uint32_t end;
  };

  // Room for one scan at a time; each thread has its own.
  class Scratch {
   public:
    explicit Scratch(const LiteralScanner& scanner);
    Scratch(Scratch&&) noexcept;
    Scratch& operator=(Scratch&&) noexcept;
    ~Scratch();

   private:
    friend class LiteralScanner;
    struct Room;
    std::unique_ptr<Room> room_;
  };

  // Literals are distinct and not empty. Compiles them, which takes about 30 µs a literal.
  explicit LiteralScanner(std::span<const std::string> literals);
  LiteralScanner(LiteralScanner&&) noexcept;
  LiteralScanner& operator=(LiteralScanner&&) noexcept;
  ~LiteralScanner();

  // Appends every hit in `text`, by end. Precondition: fewer than 2³² bytes.
  void scan(std::string_view text, Scratch& scratch, std::vector<Hit>& hits) const;

 private:
  struct Database;
  std::unique_ptr<Database> database_;
};

}  // namespace langqiao::reading
