#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/base/failure.h"
#include "domain/base/money.h"
#include "domain/base/refusal.h"
#include "domain/intake/import.h"
#include "i18n/catalogue.h"
#include "i18n/names.h"

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
  /// Of a word that means several things: the books of a company are no list of files.
  std::string text_in(std::string_view context, std::string_view msgid) const {
    return m_catalogue->text_in(context, msgid);
  }
  std::string plural(std::string_view one, std::string_view many, std::int64_t n,
                     const Args& named = {}) const {
    return m_catalogue->plural(one, many, n, named);
  }
  std::string sentence(const Refusal& refusal) const;
  std::string sentence(const Failure& failure) const;

  std::string quantity(Quantity q) const { return m_catalogue->format().quantity(q); }
  /// A ratio in hundredths, always with both decimals.
  std::string hundredths(std::int64_t n) const { return m_catalogue->format().hundredths(n); }
  /// A quantity in a grid: zero is a dash.
  std::string grid_quantity(Quantity q) const;
  /// A movement's quantity with its sign, plus included.
  std::string signed_quantity(Quantity q) const;
  std::string count(std::int64_t n) const { return m_catalogue->format().integer(n); }
  std::string date(BusinessDate d) const { return m_catalogue->format().date(d); }
  std::string long_date(BusinessDate d) const { return m_catalogue->format().long_date(d); }
  std::string day_and_month(BusinessDate d) const { return m_catalogue->format().day_and_month(d); }
  std::string percent(std::int64_t permille) const {
    return m_catalogue->format().percent(permille);
  }
  /// A change, with its sign.
  std::string change(std::int64_t permille) const { return m_catalogue->format().change(permille); }
  std::string time(Instant at, const TimeZone& zone) const {
    return m_catalogue->format().instant(at, zone);
  }
  /// With its currency.
  std::string money(Money m) const { return m_catalogue->format().money(m); }
  /// Without it, where the column names it.
  std::string amount(Money m) const { return m_catalogue->format().amount(m); }
  std::string unit_price(UnitPrice p) const { return m_catalogue->format().unit_price(p); }
  /// What stands for zero in a grid.
  static std::string nothing();

  /// What people call a code of the domain.
  template <class Code>
  std::string name(Code code) const {
    return i18n::name(*m_catalogue, code);
  }
  /// A ready-made role by its code, an own one by its name.
  std::string role_name(const std::string& code, const std::string& name) const {
    return i18n::role_name(*m_catalogue, code, name);
  }
  std::string account_name(std::string_view chart_key, std::string_view detail_name) const {
    return i18n::account_name(*m_catalogue, chart_key, detail_name);
  }
  /// A state in the words of a channel's file ("partially_refunded"); one that is not known stays
  /// as the file has it.
  std::string file_word(std::string_view word) const { return i18n::file_word(*m_catalogue, word); }
  /// A kind of file ("shopify-orders") as people say it.
  std::string file_kind(std::string_view kind) const {
    return i18n::file_kind_name(*m_catalogue, kind);
  }
  /// Kinds of files as people say them: the ids are the command line's.
  std::string sentence(const intake::Note& note) const;
  /// A word that stands alone in a cell, with a capital where the language has capitals.
  std::string capitalised(std::string_view text) const {
    return m_catalogue->format().capitalised(text);
  }

  /// A number that is a name (of an order, a telephone), or what a file says: its parts and its
  /// signs stay in their order.
  std::string isolated(const std::string& value) const;
  /// Parts of one line with dots between them; each keeps its own direction.
  std::string joined(const std::vector<std::string>& parts) const;

  /// "en", "ar", "zh_CN", "ro".
  std::string_view code() const { return m_catalogue->language(); }
  bool rtl() const { return m_catalogue->rtl(); }
  /// For what writes whole files in this language.
  const std::shared_ptr<const i18n::Catalogue>& catalogue() const { return m_catalogue; }

 private:
  std::shared_ptr<const i18n::Catalogue> m_catalogue;
};

}  // namespace kontor::gui
