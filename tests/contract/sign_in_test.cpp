// Signing in at a desk: what the book remembers, whoever asks, from whichever process.

#include "domain/desk/sign_in.h"

#include <algorithm>
#include <chrono>
#include <random>

#include "persistence/admin/copy.h"
#include "tests/contract/desk_world.h"
#include "tests/support/child.h"

namespace kontor::test {

namespace sign_in_test {

using desk::SecretFault;
using desk::SignInRefusal;

constexpr std::int64_t an_hour = 3'600'000;

void forward(FixedClock& clock, std::int64_t ms) { clock.set(Instant{clock.now().ms + ms}); }

std::string all_texts_of_audit(Book& book) {
  return book.read([](Unit& u) {
    std::string all, text;
    soci::statement rows = (persistence::sql(u).session().prepare
                                << "select machine || ' ' || action || ' ' || before || ' ' || "
                                   "after || ' ' || digest from audit",
                            soci::into(text));
    rows.execute();
    while (rows.fetch()) all += text + "\n";
    return all;
  });
}

/// The greatest distance between two distributions (Kolmogorov and Smirnov).
std::int64_t distance_permille(std::vector<std::int64_t> a, std::vector<std::int64_t> b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  std::int64_t most = 0;
  for (const auto& sample : {a, b}) {
    for (const std::int64_t value : sample) {
      const auto below = [&](const std::vector<std::int64_t>& all) {
        return (std::upper_bound(all.begin(), all.end(), value) - all.begin()) * 1000 /
               std::ssize(all);
      };
      most = std::max<std::int64_t>(most, std::abs(below(a) - below(b)));
    }
  }
  return most;
}

struct Times {
  std::vector<std::int64_t> unknown, wrong;
};

/// How somebody tries a code of a seller or nobody's.
using Try = std::function<desk::SignedIn(desk::SignIn& sign_in, const std::string& code)>;

Try wrong_pin(const DeskWorld& w) {
  return [machine = w.machine](desk::SignIn& sign_in, const std::string& code) {
    return sign_in.by_pin(machine, code, "000001");
  };
}
desk::SignedIn wrong_password(desk::SignIn& sign_in, const std::string& code) {
  return sign_in.by_password("office", code, "an ocean, seven lamps");
}

/// Times of as many tries of each kind, in nanoseconds, in a mixed order, long after each other.
Times times_of_kinds(DeskWorld& w, const Try& attempt, const std::string& known, int tries) {
  auto sign_in = w.sign_in();
  std::mt19937 random(7);
  Times all;
  while (std::ssize(all.unknown) < tries || std::ssize(all.wrong) < tries) {
    const bool nobody = random() % 2 == 0;
    auto& times = nobody ? all.unknown : all.wrong;
    if (std::ssize(times) == tries) continue;
    forward(w.clock, 49 * an_hour);
    const auto begin = std::chrono::steady_clock::now();
    const auto tried = attempt(sign_in, nobody ? "NIL" : known);
    times.push_back((std::chrono::steady_clock::now() - begin).count());
    BOOST_REQUIRE((tried.refusal == SignInRefusal::wrong));
  }
  return all;
}

std::int64_t middle(std::vector<std::int64_t> values) {
  std::nth_element(values.begin(), values.begin() + std::ssize(values) / 2, values.end());
  return values[values.size() / 2];
}

}  // namespace sign_in_test

BOOST_AUTO_TEST_SUITE(desk_sign_in)

using namespace sign_in_test;

BOOST_AUTO_TEST_CASE(a_right_pin_signs_in_and_whatever_is_wrong_looks_the_same) {
  for_each_engine([](TestBook& tb) {
    DeskWorld w(tb.book, tb.clock);
    w.people();
    const auto in = w.by_pin("ANA", right_pin);
    BOOST_TEST((in.refusal == SignInRefusal::none));
    BOOST_TEST(in.employee.value == 42);
    BOOST_TEST(!in.must_change);
    for (const char* code : {"ANA", "OWNER", "FILE", "NOBODY", ""}) {
      const auto tried = w.by_pin(code, "704182");
      BOOST_TEST((tried.refusal == SignInRefusal::wrong), code);
      BOOST_TEST(!tried.employee);
    }
    BOOST_TEST((w.by_password(right_password).employee == EmployeeId(41)));
    BOOST_TEST((w.by_password(right_pin).refusal == SignInRefusal::wrong));
  });
}

BOOST_AUTO_TEST_CASE(a_pin_that_another_set_must_be_changed) {
  for_each_engine([](TestBook& tb) {
    DeskWorld w(tb.book, tb.clock);
    w.people();
    auto secrets = w.credentials();
    const auto set = [&](const char* pin) { return *secrets.set_pin(ana, pin, w.machine.pepper); };
    BOOST_TEST((set("123456") == SecretFault::trivial));
    BOOST_TEST((set(right_pin.c_str()) == SecretFault::unchanged));
    BOOST_TEST((set("704182") == SecretFault::none));
    BOOST_TEST((w.by_pin("ANA", right_pin).refusal == SignInRefusal::wrong));
    BOOST_TEST(w.by_pin("ANA", "704182").must_change);
    w.set_own_pin(ana, right_pin);
    BOOST_TEST(!w.by_pin("ANA", right_pin).must_change);
    BOOST_TEST(static_cast<bool>(secrets.clear_pin(ana)));
    BOOST_TEST((w.by_pin("ANA", right_pin).refusal == SignInRefusal::wrong));
    w.actor.permissions.clear();
    BOOST_TEST(!w.credentials().clear_pin(ana));
    BOOST_TEST(!w.credentials().set_pin(ana, "704182", w.machine.pepper));
    BOOST_TEST(!w.credentials().enrol("till-2", w.machine.pepper));
    BOOST_TEST(!w.credentials().revoke(w.machine.key));
  });
}

BOOST_AUTO_TEST_CASE(pins_are_good_on_enrolled_machines_only) {
  for_each_engine([](TestBook& tb) {
    DeskWorld w(tb.book, tb.clock);
    w.people();
    const desk::MachineKey own = w.machine;
    w.machine.key = "some other machine";
    BOOST_TEST((w.by_pin("ANA", right_pin).refusal == SignInRefusal::not_enrolled));
    w.machine = own;
    w.machine.pepper[0] ^= 1U;
    BOOST_TEST((w.by_pin("ANA", right_pin).refusal == SignInRefusal::wrong));
    w.machine = own;
    BOOST_TEST((w.by_pin("ANA", right_pin).refusal == SignInRefusal::none));
    BOOST_TEST(static_cast<bool>(w.credentials().revoke(own.key)));
    BOOST_TEST((w.by_pin("ANA", right_pin).refusal == SignInRefusal::not_enrolled));
  });
}

BOOST_AUTO_TEST_CASE(a_lock_out_holds_on_every_desk_after_a_restart_and_under_any_clock) {
  for_each_engine([](TestBook& tb) {
    DeskWorld w(tb.book, tb.clock);
    w.people();
    w.wrong_tries(3);
    const auto locked = w.by_pin("ANA", right_pin);
    BOOST_TEST((locked.refusal == SignInRefusal::locked));
    BOOST_TEST(locked.wait_ms == 5000);
    // Another program, another machine, a clock that was set back.
    const auto again = opened(tb.address);
    for (const std::int64_t back : {std::int64_t{0}, an_hour, 1000 * an_hour}) {
      FixedClock other_clock(Instant{tb.clock.now().ms - back});
      DeskWorld other(*again, other_clock);
      const std::string name = "till after " + std::to_string(back);
      other.machine = {*other.credentials().enrol(name, w.machine.pepper), w.machine.pepper};
      const auto there = other.by_pin("ANA", right_pin);
      BOOST_TEST((there.refusal == SignInRefusal::locked));
      BOOST_TEST(there.wait_ms == 5000);
    }
    forward(tb.clock, 5000);
    BOOST_TEST((w.by_pin("ANA", right_pin).refusal == SignInRefusal::none));
    // All is forgiven: the next three are the first three.
    w.wrong_tries(3);
    BOOST_TEST(w.by_pin("ANA", right_pin).wait_ms == 5000);
    BOOST_TEST(static_cast<bool>(w.credentials().clear_pin(ana)));
    BOOST_TEST((w.by_pin("ANA", right_pin).refusal == SignInRefusal::wrong));
  });
}

BOOST_AUTO_TEST_CASE(a_machine_is_locked_for_all_codes_unknown_ones_too) {
  for_each_engine([](TestBook& tb) {
    DeskWorld w(tb.book, tb.clock);
    w.people();
    for (int i = 0; i < 10; ++i) {
      BOOST_TEST(
          (w.by_pin("NOBODY" + std::to_string(i), "704182").refusal == SignInRefusal::wrong));
    }
    const auto locked = w.by_pin("ANA", right_pin);
    BOOST_TEST((locked.refusal == SignInRefusal::locked));
    BOOST_TEST(locked.wait_ms == 30'000);
    BOOST_TEST((w.by_password(right_password).refusal == SignInRefusal::none), "another machine");
    forward(tb.clock, 30'000);
    BOOST_TEST((w.by_pin("ANA", right_pin).refusal == SignInRefusal::none));
    // Others' failures stay: a right PIN buys no further guesses.
    BOOST_TEST((w.by_pin("NOBODY", "704182").refusal == SignInRefusal::wrong));
    BOOST_TEST((w.by_pin("ANA", right_pin).refusal == SignInRefusal::locked));
  });
}

BOOST_AUTO_TEST_CASE(in_a_restored_book_pins_are_off_until_the_administrator_came) {
  for_each_engine([](TestBook& tb) {
    DeskWorld w(tb.book, tb.clock);
    w.people();
    for_each_engine([&](TestBook& restored) {
      BOOST_REQUIRE(static_cast<bool>(persistence::copy_book(tb.book, restored.book)));
      DeskWorld there(restored.book, restored.clock);
      there.machine = w.machine;
      BOOST_TEST((there.by_pin("ANA", right_pin).refusal == SignInRefusal::pins_off));
      BOOST_TEST((there.by_password("not the password").refusal == SignInRefusal::wrong));
      BOOST_TEST((there.by_pin("ANA", right_pin).refusal == SignInRefusal::pins_off));
      BOOST_TEST((there.by_password(right_password).refusal == SignInRefusal::none));
      BOOST_TEST((there.by_pin("ANA", right_pin).refusal == SignInRefusal::none));
    });
    BOOST_TEST((w.by_pin("ANA", right_pin).refusal == SignInRefusal::none), "the original is on");
  });
}

BOOST_AUTO_TEST_CASE(the_audit_tells_of_tries_and_has_no_secret) {
  for_each_engine([](TestBook& tb) {
    DeskWorld w(tb.book, tb.clock);
    w.people();
    w.by_pin("ANA", right_pin);
    w.by_pin("ANA", "704182");
    w.by_pin("704182", right_pin);
    w.by_password(right_password);
    const std::string audit = all_texts_of_audit(tb.book);
    for (const std::string told :
         {"pin.set", "password.set", "device.enrol", "sign_in.right", "sign_in.wrong", "till-1"}) {
      BOOST_TEST(audit.find(told) != std::string::npos, told);
    }
    for (const std::string& secret :
         {right_pin, right_password, std::string("704182"), std::string("argon2")}) {
      BOOST_TEST(audit.find(secret) == std::string::npos);
    }
  });
}

/// Guesses a row of PINs, a second each by its own clock, and tells which were looked at.
BOOST_AUTO_TEST_CASE(child_guesses,
                     *boost::unit_test::disabled() * boost::unit_test::precondition(InChild())) {
  const auto book = opened(address_of(environment("KONTOR_CHILD_BOOK")));
  const std::string told = environment("KONTOR_CHILD_FILE");
  FixedClock clock(test_now());
  DeskWorld w(*book, clock);
  w.machine = {environment("KONTOR_CHILD_MACHINE"), fixed_pepper()};
  auto sign_in = w.sign_in();
  const int first = std::stoi(environment("KONTOR_CHILD_FIRST"));
  for (int pin = first; pin < first + 2500; ++pin) {
    const auto tried = sign_in.by_pin(w.machine, "ANA", std::to_string(pin));
    if (tried.refusal != SignInRefusal::locked) {
      BOOST_REQUIRE(append_number(told, tried.refusal == SignInRefusal::none ? 1 : 0));
    }
    forward(clock, 1000);
  }
}

BOOST_AUTO_TEST_CASE(ten_thousand_guesses_by_four_programs_come_to_nothing) {
  for_each_engine([](TestBook& tb) {
    DeskWorld w(tb.book, tb.clock);
    w.people();
    const TempDir dir;
    const std::string told = (dir / "looked_at").string();
    std::vector<std::unique_ptr<Child>> children;
    // The right one is among them.
    for (int i = 0; i < 4; ++i) {
      children.push_back(std::make_unique<Child>(
          "desk_sign_in/child_guesses",
          Child::Variables{{"KONTOR_CHILD_BOOK", tb.address.text},
                           {"KONTOR_CHILD_FILE", told},
                           {"KONTOR_CHILD_MACHINE", w.machine.key},
                           {"KONTOR_CHILD_FIRST", std::to_string(830'000 + i * 2500)}}));
    }
    for (const auto& child : children) BOOST_TEST(child->passed());
    const auto looked_at = numbers_in(told);
    BOOST_TEST_MESSAGE("guesses looked at: " << looked_at.size());
    // 42 minutes went by at each: 0, 0, 5 s, 30 s, 2 min, 10 min, 30 min.
    BOOST_TEST(looked_at.size() <= 7U);
    BOOST_TEST(looked_at.size() >= 3U);
    BOOST_TEST(std::count(looked_at.begin(), looked_at.end(), 1) == 0);
  });
}

/// At the cost of a guess in a shop, beside which the rest of a try is small.
void costs_a_whole_guess(DeskWorld& w, const Try& attempt, const std::string& known) {
  const Times times = times_of_kinds(w, attempt, known, 15);
  const std::int64_t unknown = middle(times.unknown), wrong = middle(times.wrong);
  BOOST_TEST_MESSAGE("a guess: " << wrong << " ns, of an unknown code " << unknown << " ns");
  BOOST_TEST(std::abs(unknown - wrong) < wrong / 3);
}

/// On a quiet machine: what runs beside it moves one distribution from the other.
void is_distributed_alike(DeskWorld& w, const Try& attempt, const std::string& known) {
  // Of 1,000 and 1,000 of one distribution, one pair in a thousand lies further apart.
  constexpr std::int64_t far = 87;
  std::int64_t distance = 1000;
  for (int round = 0; round < 5 && distance > far; ++round) {
    const Times times = times_of_kinds(w, attempt, known, 1000);
    distance = distance_permille(times.unknown, times.wrong);
    BOOST_TEST_MESSAGE("1,000 tries each, distance of the distributions, permille: "
                       << distance << "; middle: unknown " << middle(times.unknown) << " ns, wrong "
                       << middle(times.wrong) << " ns");
  }
  BOOST_TEST(distance <= far);
}

BOOST_AUTO_TEST_CASE(an_unknown_code_takes_as_long_as_a_wrong_secret) {
  for_each_engine([](TestBook& tb) {
    DeskWorld w(tb.book, tb.clock);
    if (!long_run()) w.cost = {};
    w.people();
    const auto judge = long_run() ? is_distributed_alike : costs_a_whole_guess;
    BOOST_TEST_MESSAGE("by PIN");
    judge(w, wrong_pin(w), "ANA");
    BOOST_TEST_MESSAGE("by password");
    judge(w, wrong_password, "OWNER");
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
