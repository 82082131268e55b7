// What a person shows of whom several profiles were merged.

#include "domain/customers/person.h"

#include <boost/test/unit_test.hpp>

namespace {

using kontor::CustomerId;
using kontor::Instant;
using kontor::customers::CustomerRecord;
using kontor::customers::parse_taken;
using kontor::customers::part_text;
using kontor::customers::person_part_named;
using kontor::customers::person_parts;
using kontor::customers::person_record;
using kontor::customers::PersonPart;
using kontor::customers::PersonProfile;
using kontor::customers::survivors;
using kontor::customers::taken_text;
using kontor::customers::TakenParts;

PersonProfile profile(std::int64_t id, std::int64_t told_ms) {
  PersonProfile p{CustomerId(id), {}, Instant{told_ms}};
  p.record.name = "Name " + std::to_string(id);
  p.record.street = "Street " + std::to_string(id);
  return p;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(persons)

BOOST_AUTO_TEST_CASE(who_has_more_survives_then_who_was_told_of_last) {
  auto a = profile(1, 100), b = profile(2, 200), c = profile(3, 50);
  a.record.city = "Cluj";
  c.record.note = "only one";
  const TakenParts taken = survivors({a, b, c});
  BOOST_TEST((taken.at(PersonPart::name) == CustomerId(2)));
  BOOST_TEST((taken.at(PersonPart::address) == CustomerId(1)));
  BOOST_TEST((taken.at(PersonPart::note) == CustomerId(3)));
  BOOST_TEST(!taken.contains(PersonPart::phone));
  const auto shown = person_record({a, b, c}, taken);
  BOOST_TEST(shown.name == "Name 2");
  BOOST_TEST(shown.street == "Street 1");
  BOOST_TEST(shown.city == "Cluj");
  BOOST_TEST(shown.note == "only one");
  // As told at the same time, the first one's stays.
  BOOST_TEST((survivors({profile(1, 5), profile(2, 5)}).at(PersonPart::name) == CustomerId(1)));
}

BOOST_AUTO_TEST_CASE(the_stricter_consent_counts) {
  using Flag = std::optional<bool>;
  const auto together = [](Flag a, Flag b) {
    auto one = profile(1, 1), other = profile(2, 1);
    one.record.accepts_email = a;
    other.record.accepts_email = b;
    return person_record({one, other}, {}).accepts_email;
  };
  BOOST_TEST((together(true, true) == Flag(true)));
  BOOST_TEST((together(true, false) == Flag(false)));
  BOOST_TEST((together(false, std::nullopt) == Flag(false)));
  BOOST_TEST((together(true, std::nullopt) == Flag()));
  BOOST_TEST((together(std::nullopt, std::nullopt) == Flag()));
}

BOOST_AUTO_TEST_CASE(tags_are_those_of_all) {
  auto a = profile(1, 1), b = profile(2, 1);
  a.record.tags = "vip, web";
  b.record.tags = "web,vi , vip";
  BOOST_TEST(person_record({a, b}, {}).tags == "vip, web, vi");
}

BOOST_AUTO_TEST_CASE(what_was_taken_is_stored_and_read_back) {
  const TakenParts taken = {{PersonPart::email, CustomerId(7)}, {PersonPart::note, CustomerId(9)}};
  BOOST_TEST((parse_taken(taken_text(taken)) == taken));
  BOOST_TEST((parse_taken("") == TakenParts()));
  for (const PersonPart part : person_parts) BOOST_TEST((person_part_named(name_of(part)) == part));
  BOOST_TEST(!person_part_named("mail"));
  CustomerRecord r;
  r.first_name = "Ana";
  r.last_name = "Pop";
  BOOST_TEST(part_text(r, PersonPart::name) == "Ana, Pop");
  r.name = "Ana Pop";
  BOOST_TEST(part_text(r, PersonPart::name) == "Ana Pop");
}

BOOST_AUTO_TEST_SUITE_END()
