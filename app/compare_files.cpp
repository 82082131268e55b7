#include "app/compare_files.h"

#include <algorithm>
#include <iterator>

#include "channels/old_figures.h"

namespace kontor::app {

Result<std::int64_t> tolerance_of(const std::string& text, Currency currency,
                                  const std::string& name) {
  if (text.empty()) return std::int64_t{0};
  const auto decimal = Decimal::parse(text);
  const auto money = decimal ? Money::from_decimal(*decimal, currency) : std::nullopt;
  if (money && money->minor >= 0) return money->minor;
  return Refusal{RefusalCode::value_not_number, {{"column", name}, {"value", text}}};
}

Result<ComparedFiles> compare_files(OpenBook& book, const std::vector<std::string>& files,
                                    const company::Entity& entity, std::int64_t tolerance_minor) {
  insight::CompareRequest request;
  request.entity = entity.id;
  request.currency = entity.currency;
  request.tolerance_minor = tolerance_minor;
  ComparedFiles compared;
  for (const std::string& file : files) {
    auto read = channels::read_old_figures(file, request.currency);
    if (!read) return read.refusal();
    std::ranges::move(read->figures, std::back_inserter(request.old_figures));
    std::ranges::move(read->refusals, std::back_inserter(compared.refusals));
  }
  auto report = insight::compare_figures(book.book(), book.stores(), book.actor(), request);
  if (!report) return report.refusal();
  compared.report = std::move(*report);
  return compared;
}

}  // namespace kontor::app
