#include "domain/company/company.h"

#include "domain/base/check.h"
#include "domain/base/fold.h"

namespace kontor::company {

namespace {

constexpr std::size_t max_code_length = 24;
constexpr std::int64_t nano_per_one = 1'000'000'000;

}  // namespace

Money convert(Money amount, const Rate& rate) {
  KONTOR_ASSERT(amount.currency == rate.from && rate.nano > 0);
  // minor × nano × (to's minor per major) ÷ (from's minor per major × 10^9), without overflow:
  // the quotient of the two powers of ten is one.
  const std::int64_t to = rate.to.minor_per_major();
  const std::int64_t from = rate.from.minor_per_major();
  const std::int64_t up = to > from ? to / from : 1;
  const std::int64_t down = from > to ? from / to : 1;
  KONTOR_ASSERT(rate.nano <= INT64_MAX / up);
  return {mul_div_half_up(amount.minor, rate.nano * up, nano_per_one * down), rate.to};
}

std::set<Permission> all_permissions() {
  using enum Permission;
  return {manage_book, edit_company, edit_catalog, import_files,  undo_import,
          read_stock,  read_orders,  read_ledger,  export_ledger, read_cost};
}

AccountingDate accounting_date(const Entity& entity, BusinessDate business_date) {
  if (!entity.locked_to || *entity.locked_to < business_date) return {business_date, false};
  return {*entity.locked_to + 1, true};
}

std::string code_from_name(std::string_view name, std::string_view fallback) {
  std::string code;
  bool has_letter = false;
  for (const char c : fold(name)) {
    const bool letter = c >= 'a' && c <= 'z';
    const bool digit = c >= '0' && c <= '9';
    if (letter || digit) {
      has_letter = has_letter || letter;
      code += letter ? static_cast<char>(c - 'a' + 'A') : c;
    } else if (!code.empty() && code.back() != '-') {
      code += '-';
    }
    if (code.size() == max_code_length) break;
  }
  while (!code.empty() && code.back() == '-') code.pop_back();
  return has_letter ? code : std::string(fallback);
}

}  // namespace kontor::company
