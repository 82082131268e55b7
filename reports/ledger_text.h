#pragma once

#include <string>
#include <string_view>

#include "domain/base/date.h"
#include "domain/base/digest.h"
#include "domain/base/money.h"
#include "domain/books/chart.h"
#include "formats/bytes/sink.h"

namespace kontor::reports {

/// Appends exact major units with the currency's decimals: "-0.50", "1190", "1.190".
void append_amount(std::string& out, Money amount);
/// Appends the same without its sign.
void append_magnitude(std::string& out, Money amount);

/// Appends a text so that nothing in it can end a line or begin a comment or a second field:
/// control characters, '%', blanks at the ends and the characters of `also` as %XX.
void append_escaped(std::string& out, std::string_view text, std::string_view also = {});
/// Appends a name for people: control characters become blanks.
void append_name(std::string& out, std::string_view name);
/// Appends a string in double quotes as beancount reads it.
void append_quoted(std::string& out, std::string_view text);
/// Appends one of the five roots, ':' and the code, valid in each dialect ("Assets:1010").
void append_account(std::string& out, books::AccountType type, std::string_view code);

/// Dates come in runs, so the last one is kept as text.
class LastDate {
 public:
  std::string_view of(BusinessDate date) {
    if (m_text.empty() || date != m_date) {
      m_date = date;
      m_text = date.to_iso();
    }
    return m_text;
  }

 private:
  BusinessDate m_date;
  std::string m_text;
};

/// Hashes what it hands on.
class HashedSink final : public formats::ByteSink {
 public:
  explicit HashedSink(formats::ByteSink& sink) : m_sink(sink) {}
  void write(std::string_view bytes) override {
    m_hash.add(bytes);
    m_sink.write(bytes);
  }
  /// Ends the hash; nothing may be written after it.
  std::string hex() { return m_hash.hex(); }

 private:
  formats::ByteSink& m_sink;
  Sha256 m_hash;
};

}  // namespace kontor::reports
