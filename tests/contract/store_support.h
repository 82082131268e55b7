#pragma once

#include <string>
#include <vector>

#include "domain/company/company.h"
#include "persistence/stores/company_store.h"
#include "tests/support/book_fixture.h"

namespace kontor::test {

/// Texts that break careless SQL, array literals, JSON, COPY or pattern matching.
inline const std::vector<std::string>& hostile_texts() {
  static const std::vector<std::string> texts{
      "O'Brien \"the\" \\ slash",
      "'; drop table product; --",
      "{a,\"b\",NULL}",
      "NULL",
      "\\N",
      "tab\there\nline\rreturn",
      ":name $1 ? 'x' :: [1:2] /* x */",
      "100% _under_ ~2",
      "\xF0\x9F\x9A\xB2 \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 bike",  // emoji, joined
      "\xD8\xAF\xD8\xB1\xD8\xA7\xD8\xAC\xD8\xA9 \xE2\x80\x8F(\xD9\xA3)",     // Arabic, RTL mark
      "\xE5\xB1\xB1\xE5\x9C\xB0\xE8\x87\xAA\xE8\xA1\x8C\xE8\xBD\xA6 \xE8\xBB\x8A",  // Han
      "\x01\x1f control"};
  return texts;
}

/// Ids in a row, as the book's allocator would give them.
class CountingIds : public IdSource {
 public:
  std::int64_t next() override { return ++m_last; }

 private:
  std::int64_t m_last = 5000;
};

inline company::Entity test_entity(std::int64_t id, const std::string& code) {
  company::Entity e;
  e.id = EntityId(id);
  e.code = code;
  e.name = "Entity " + code;
  e.country = "DE";
  e.currency = Currency::of("EUR");
  e.zone = "Europe/Berlin";
  e.tax_scheme = "vat";
  return e;
}

inline company::Location test_location(std::int64_t id, const std::string& code,
                                       std::int64_t entity) {
  company::Location l;
  l.id = LocationId(id);
  l.code = code;
  l.name = "Location " + code;
  l.entity = EntityId(entity);
  l.zone = "Europe/Berlin";
  return l;
}

inline company::Channel test_channel(std::int64_t id, const std::string& code,
                                     std::int64_t entity) {
  company::Channel c;
  c.id = ChannelId(id);
  c.code = code;
  c.name = "Channel " + code;
  c.entity = EntityId(entity);
  c.profile = "shopify-orders";
  c.zone = "Europe/Berlin";
  return c;
}

}  // namespace kontor::test
