#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "domain/base/failure.h"
#include "domain/base/money.h"
#include "domain/base/refusal.h"
#include "i18n/catalogue.h"

namespace kontor::gui {

/// What a screen says and how it writes figures, in one language. Cheap to copy.
class Language {
 public:
  explicit Language(std::shared_ptr<const i18n::Catalogue> catalogue)
      : m_catalogue(std::move(catalogue)) {}

  std::string text(std::string_view msgid) const { return m_catalogue->text(msgid); }
  std::string text(std::string_view msgid, const Args& named) const {
    return m_catalogue->text(msgid, named);
  }
  std::string plural(std::string_view one, std::string_view many, std::int64_t n,
                     const Args& named = {}) const {
    return m_catalogue->plural(one, many, n, named);
  }
  std::string sentence(const Refusal& refusal) const;
  std::string sentence(const Failure& failure) const;

  std::string quantity(Quantity q) const { return m_catalogue->format().quantity(q); }
  /// A quantity in a grid: zero is a dash.
  std::string grid_quantity(Quantity q) const;
  /// A movement's quantity with its sign, plus included.
  std::string signed_quantity(Quantity q) const;
  std::string count(std::int64_t n) const { return m_catalogue->format().integer(n); }
  std::string date(BusinessDate d) const { return m_catalogue->format().date(d); }

  /// "en", "ar", "zh_CN", "ro".
  std::string_view code() const { return m_catalogue->language(); }
  bool rtl() const { return m_catalogue->rtl(); }

 private:
  std::shared_ptr<const i18n::Catalogue> m_catalogue;
};

}  // namespace kontor::gui
