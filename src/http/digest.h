// The fingerprint behind an entity tag: the first 128 bits of SHA-256. Not a signature; nothing is kept
// secret here. The only source of this folder that includes OpenSSL.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace langqiao::http {

class Digest {
 public:
  Digest();
  ~Digest();
  void add(std::string_view bytes);
  // 32 hexadecimal digits over all that was added. To be called once, last.
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string digest_of(std::string_view bytes);

}  // namespace langqiao::http
