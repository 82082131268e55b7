#include "domain/base/failure.h"

#include <array>
#include <string_view>

namespace kontor {

namespace {

constexpr std::array failure_names = {
#define KONTOR_FAILURE_NAME(name) std::string_view(#name),
    KONTOR_FAILURES(KONTOR_FAILURE_NAME)
#undef KONTOR_FAILURE_NAME
};

}  // namespace

std::string_view name_of(FailureCode code) {
  return failure_names.at(static_cast<std::size_t>(code));
}

std::size_t failure_count() { return failure_names.size(); }

Failure::Failure(FailureCode code, Args args)
    : m_code(code), m_args(std::move(args)), m_what(name_of(code)) {
  for (const auto& [key, value] : m_args) m_what += "; " + key + ": " + value;
}

}  // namespace kontor
