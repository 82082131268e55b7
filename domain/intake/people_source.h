#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "domain/intake/records.h"

namespace kontor::intake {

/// The records of another source, in which each person of a customer list stands once: rows with
/// the same number or e-mail, or with a phone alone that is the same, are taken together at the
/// place of the first, and what a later row fills in counts. A row whose number is one person's and
/// whose e-mail another's is refused. The list is read twice; only keys, and rows that do not come
/// first, are held.
class PeopleSource final : public RecordSource {
 public:
  static constexpr std::size_t max_rows_each = 100;  ///< of one person

  explicit PeopleSource(RecordSource& source) : m_source(source) {}
  /// ISO country that national phones are of where a row names none.
  void at_home_in(std::string country) { m_home = std::move(country); }

  std::optional<Item> next() override;
  const std::optional<Refusal>& problem() const override { return m_source.problem(); }
  void rewind() override;
  std::pair<std::int64_t, std::int64_t> progress() const override { return m_source.progress(); }
  /// Those of the source, and which rows were taken together.
  std::vector<Note> readings() const override;

 private:
  /// A row that came first for someone.
  struct FirstRow {
    std::int64_t record = 0;  ///< its place among the records of the source
    std::int64_t row = 0;
  };
  using ByKey = std::unordered_map<std::string, FirstRow>;
  struct Keys {
    ByKey id, email, phone;
  };
  /// What the further rows of a person say, and which rows they are.
  struct Person {
    std::vector<IncomingCustomer> later;
    std::vector<std::int64_t> rows;
  };

  void look_ahead(Item first);
  void place(Keys& keys, IncomingCustomer customer, FirstRow here);
  customers::BuyerFacts keys_of(const IncomingCustomer& customer) const;

  RecordSource& m_source;
  std::string m_home;
  std::int64_t m_at = 0;  ///< records that the source has given
  bool m_looked = false;
  std::map<std::int64_t, Person> m_people;  ///< of several rows, by the first one's place
  std::set<std::int64_t> m_later;           ///< places of rows that a first one has taken in
  std::map<std::int64_t, Refusal> m_refused;
};

}  // namespace kontor::intake
