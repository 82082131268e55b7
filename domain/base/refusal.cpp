#include "domain/base/refusal.h"

#include <array>

#include "domain/base/check.h"

namespace kontor {

namespace {

constexpr std::array refusal_names = {
#define KONTOR_REFUSAL_NAME(name) std::string_view(#name),
    KONTOR_REFUSALS(KONTOR_REFUSAL_NAME)
#undef KONTOR_REFUSAL_NAME
};

}  // namespace

std::string_view name_of(RefusalCode code) {
  return refusal_names.at(static_cast<std::size_t>(code));
}

RefusalCode refusal_named(std::string_view name) {
  std::size_t i = 0;
  while (i < refusal_names.size() && refusal_names[i] != name) ++i;
  KONTOR_ASSERT(i < refusal_names.size());
  return static_cast<RefusalCode>(i);
}

std::size_t refusal_count() { return refusal_names.size(); }

std::string_view find_arg(const Args& args, std::string_view name) {
  for (const auto& [key, value] : args)
    if (key == name) return value;
  return {};
}

}  // namespace kontor
