// PINs, passwords, wrong tries: what needs no book.

#include <boost/test/unit_test.hpp>

#include "domain/desk/lockout.h"
#include "domain/desk/pin.h"
#include "domain/desk/secret.h"

namespace kontor::desk {

namespace secrets_test {

constexpr SecretCost cheap{1, 8192};
constexpr std::int64_t hour = 3'600'000;

/// Wrong tries one after the other, each as soon as it may be; gives how many fit in a time.
std::int64_t tries_within(Guarded guarded, std::int64_t ms) {
  Tries tries;
  Instant now{1'790'000'000'000};
  const std::int64_t end = now.ms + ms;
  std::int64_t made = 0;
  while (now.ms + wait_of(tries, now) < end) {
    now.ms += wait_of(tries, now);
    tries = counted(guarded, tries, now);
    ++made;
    now.ms += 1;
  }
  return made;
}

}  // namespace secrets_test

BOOST_AUTO_TEST_SUITE(desk_secrets)

using namespace secrets_test;

BOOST_AUTO_TEST_CASE(a_pin_has_six_to_twelve_digits) {
  for (const char* pin : {"", "83915", "8391520476318", "83915a", "83 152", "٨٣٩١٥٢"}) {
    BOOST_TEST((fault_of_pin(pin, "ANA") == SecretFault::length), pin);
  }
  for (const char* pin : {"839152", "70418263", "839152047631"}) {
    BOOST_TEST((fault_of_pin(pin, "ANA") == SecretFault::none), pin);
  }
}

BOOST_AUTO_TEST_CASE(pins_that_anyone_would_try_are_refused) {
  for (const char* pin :
       {"000000",   "111111",   "121212", "123123", "12341234", "123456", "234567",
        "890123",   "654321",   "135791", "112233", "123321",   "778877", "24121985",
        "12311999", "20010912", "147258", "159753", "789456",   "314159", "100000"}) {
    BOOST_TEST((fault_of_pin(pin, "ANA") == SecretFault::trivial), pin);
  }
  BOOST_TEST((fault_of_pin("804217", "EMP-4217") == SecretFault::trivial), "the own code");
  BOOST_TEST((fault_of_pin("804217", "EMP-42") == SecretFault::none), "too little of it to tell");
}

BOOST_AUTO_TEST_CASE(a_password_is_long_and_not_one_letter_again_and_again) {
  BOOST_TEST((fault_of_password("short", "ANA") == SecretFault::length));
  BOOST_TEST((fault_of_password("eleven char", "ANA") == SecretFault::length));
  BOOST_TEST((fault_of_password(std::string(2000, 'x'), "ANA") == SecretFault::length));
  BOOST_TEST((fault_of_password("aaaaaaaaaaaaaa", "ANA") == SecretFault::trivial));
  BOOST_TEST((fault_of_password("JOHANNA-1234", "johanna") == SecretFault::trivial));
  BOOST_TEST((fault_of_password("a harbour, nine lamps", "ANA") == SecretFault::none));
  BOOST_TEST((fault_of_password("كلمة سر طويلة جدا", "ANA") == SecretFault::none));
}

BOOST_AUTO_TEST_CASE(a_pin_fits_its_bearer_and_its_book_only) {
  const Pepper pepper = new_pepper();
  const std::string hash = hash_of_pin("839152", EmployeeId(7), pepper, cheap);
  BOOST_TEST(hash.starts_with("$argon2id$"));
  BOOST_TEST(hash.find("839152") == std::string::npos);
  BOOST_TEST(pin_fits(hash, "839152", EmployeeId(7), pepper));
  BOOST_TEST(!pin_fits(hash, "839153", EmployeeId(7), pepper));
  BOOST_TEST(!pin_fits(hash, "839152", EmployeeId(8), pepper));
  BOOST_TEST(!pin_fits(hash, "839152", EmployeeId(7), new_pepper()));
  BOOST_TEST(hash != hash_of_pin("839152", EmployeeId(7), pepper, cheap), "salted");
}

BOOST_AUTO_TEST_CASE(a_password_fits_and_a_blank_fits_nothing) {
  const std::string hash = hash_of_password("a harbour, nine lamps", cheap);
  BOOST_TEST(password_fits(hash, "a harbour, nine lamps"));
  BOOST_TEST(!password_fits(hash, "a harbour, ten lamps"));
  BOOST_TEST(!password_fits("not a hash", "a harbour, nine lamps"));
  BOOST_TEST(!password_fits(blank_hash(cheap), ""));
  BOOST_TEST(!hashed_otherwise(hash, cheap));
  BOOST_TEST(hashed_otherwise(hash, {2, 16384}));
}

BOOST_AUTO_TEST_CASE(delays_grow_and_never_shrink) {
  for (const Guarded guarded : {Guarded::code, Guarded::machine}) {
    for (std::int64_t n = 0; n < 100; ++n) {
      BOOST_TEST(delay_after(guarded, n) <= delay_after(guarded, n + 1));
    }
  }
  BOOST_TEST(delay_after(Guarded::code, 2) == 0);
  BOOST_TEST(delay_after(Guarded::code, 3) == 5000);
  BOOST_TEST(delay_after(Guarded::code, 10) == 24 * hour);
  BOOST_TEST(delay_after(Guarded::machine, 9) == 0);
  BOOST_TEST(delay_after(Guarded::machine, 10) == 30'000);
  BOOST_TEST(delay_after(Guarded::machine, 1000) == hour);
}

BOOST_AUTO_TEST_CASE(a_year_of_guesses_at_one_code_finds_next_to_nothing) {
  BOOST_TEST(tries_within(Guarded::code, 24 * hour) <= 10);
  BOOST_TEST(tries_within(Guarded::code, 365 * 24 * hour) < 2000);
  BOOST_TEST(tries_within(Guarded::machine, 24 * hour) < 50);
}

BOOST_AUTO_TEST_CASE(a_clock_set_back_never_shortens_a_lock_out) {
  Tries tries;
  const Instant noon{1'790'000'000'000};
  for (int i = 0; i < 6; ++i) tries = counted(Guarded::code, tries, noon);
  const std::int64_t wait = wait_of(tries, noon);
  BOOST_TEST(wait == 600'000);
  for (const std::int64_t back : {std::int64_t{1000}, hour, 1000 * hour}) {
    BOOST_TEST(wait_of(tries, Instant{noon.ms - back}) == wait);
  }
  BOOST_TEST(wait_of(tries, Instant{noon.ms + 1000}) == wait - 1000);
  const Tries next = counted(Guarded::code, tries, Instant{noon.ms - hour});
  BOOST_TEST(next.failures == 7);
  BOOST_TEST(next.seen.ms == noon.ms);
}

BOOST_AUTO_TEST_CASE(a_right_try_takes_back_what_its_own_code_cost_the_machine) {
  Tries machine;
  const Instant now{1'790'000'000'000};
  for (int i = 0; i < 12; ++i) machine = counted(Guarded::machine, machine, now);
  const Tries after = forgiven(machine, 3);
  BOOST_TEST(after.failures == 9);
  BOOST_TEST(wait_of(after, now) == 0);
  BOOST_TEST(counted(Guarded::machine, after, now).failures == 10);
  BOOST_TEST(forgiven(machine, 12).failures == 0);
}

BOOST_AUTO_TEST_CASE(tries_of_long_ago_are_forgotten_a_day_after_the_lock) {
  Tries tries;
  const Instant now{1'790'000'000'000};
  for (int i = 0; i < 4; ++i) tries = counted(Guarded::code, tries, now);
  const Instant soon{now.ms + 30'000 + forgotten_after_ms - 1};
  BOOST_TEST(counted(Guarded::code, tries, soon).failures == 5);
  BOOST_TEST(counted(Guarded::code, tries, Instant{soon.ms + 1}).failures == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::desk
