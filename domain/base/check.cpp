#include "domain/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace kontor {

void assertion_failed(const char* condition, const char* file, int line) noexcept {
  std::fprintf(stderr, "kontor: broken promise: %s (%s:%d)\n", condition, file, line);
  std::abort();
}

}  // namespace kontor
