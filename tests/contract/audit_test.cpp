// One byte changed anywhere in what was posted and sealed is found and named; the list of the
// audit tells who did what.

#include <fmt/format.h>

#include "persistence/admin/seal.h"
#include "persistence/admin/tables.h"
#include "persistence/check/check.h"
#include "persistence/stores/audit_reader.h"
#include "persistence/stores/employee_store.h"
#include "persistence/stores/query.h"
#include "tests/contract/damage.h"
#include "tests/contract/ledger_world.h"
#include "tests/contract/plans.h"
#include "tests/support/memory_records.h"

namespace kontor::test {

namespace audit_test {

using persistence::CellKind;
using persistence::Engine;

Instant on_day(int day) { return Instant{BusinessDate::of(2026, 3, day).days * 86'400'000LL}; }

/// An opening, a sale, commitments of which one ended, all sealed.
struct SealedWorld : LedgerWorld {
  explicit SealedWorld(TestBook& tb) : LedgerWorld(tb.book) {
    add_products({product(201, "P201", "Bike"), product(202, "P202", "Bell")});
    books::Entry opening = entry(1001, 901, books::EntryKind::opening_count, on_day(1));
    add_opening(opening, 201, shop, 10, 500);
    books::Entry sale = entry(1002, 902, books::EntryKind::sale, on_day(2));
    add_sale(sale, 201, 3, 1200, 500);
    books::PostingSet set =
        set_of({opening, sale}, {document(901, "C1", books::DocumentKind::count),
                                 document(902, "#1"), document(903, "#2")});
    const stock::Commitment ended{CommitmentId(801),      DocumentId(902),       1,
                                  {ProductId(201), shop}, Quantity::of_units(3), false};
    const stock::Commitment open{CommitmentId(802),      DocumentId(903),       1,
                                 {ProductId(201), shop}, Quantity::of_units(2), false};
    set.commitments = {ended, open};
    set.ended_commitments = {{ended, stock::CommitmentEnd::posted}};
    set.audit = {{on_day(3), EmployeeId(41), "till", "channel.set", "channel", 21, "WEB\tOld",
                  "WEB\tWeb", ""}};
    post(set);
    persistence::seal_book(tb.book, tb.clock);
  }
};

std::vector<persistence::Finding> verified(Unit& u) {
  NoProgress nobody;
  return persistence::verify_audit(u, nobody);
}

/// What undoes a unit that only looked.
struct TakenBack {};

/// What is found when a change is made behind the guards; the change is taken back.
std::vector<persistence::Finding> found_after(TestBook& tb, const std::string& change) {
  std::vector<persistence::Finding> found;
  try {
    tb.book.write([&](Unit& u) {
      const auto changed = persistence::Query(u, change).execute();
      BOOST_TEST(changed == 1, change);
      found = verified(u);
      throw TakenBack();
    });
  } catch (const TakenBack&) {
  }
  return found;
}

std::string flipped(Engine engine, const persistence::TableColumn& column) {
  const std::string& c = column.name;
  switch (column.kind) {
    case CellKind::number:
      return fmt::format("{0} = {0} + 7000003", c);
    case CellKind::flag:
      return engine == Engine::postgresql ? fmt::format("{0} = not {0}", c)
                                          : fmt::format("{0} = 1 - {0}", c);
    case CellKind::text:
      return fmt::format(
          "{0} = case when substr({0}, 1, 1) = 'x' then 'y' else 'x' end || "
          "substr({0}, 2)",
          c);
  }
  return {};
}

/// One row of a table, by its whole key.
std::string one_row(const persistence::Table& table) {
  const std::string& key = table.key.front();
  std::string where = fmt::format("{0} = (select min({0}) from {1})", key, table.name);
  for (std::size_t i = 1; i < table.key.size(); ++i) where += " and " + table.key[i] + " = 1";
  return where;
}

void flip_every_column(TestBook& tb, const std::string& name) {
  const auto table = persistence::book_table(name);
  for (const auto& column : table.columns) {
    // PostgreSQL gives this number itself and takes no other.
    if (name == "audit" && column.name == "seq" && tb.engine == Engine::postgresql) continue;
    const auto found = found_after(tb, fmt::format("update {} set {} where {}", name,
                                                   flipped(tb.engine, column), one_row(table)));
    BOOST_TEST(!found.empty(), name + "." + column.name);
    for (const auto& finding : found) BOOST_TEST(!finding.what.empty());
  }
  // A row that is gone. The chain's end cut off is another case, below.
  if (name == "seal") return;
  BOOST_TEST(!found_after(tb, fmt::format("delete from {} where {}", name, one_row(table))).empty(),
             name + " without a row");
}

std::vector<std::string> actions_of(const desk::AuditPage& page) {
  std::vector<std::string> actions;
  for (const auto& line : page.rows) actions.push_back(line.row.action + " " + line.code);
  return actions;
}

books::AuditRow act(int day, std::int64_t actor, const std::string& machine,
                    const std::string& action, const std::string& subject, std::int64_t id) {
  return {on_day(day), EmployeeId(actor), machine, action, subject, id, "", "x", ""};
}

/// Acts of two people at two machines on four days.
struct ActsWorld : SealedWorld {
  explicit ActsWorld(TestBook& tb) : SealedWorld(tb) {
    tb.book.write([&](Unit& u) {
      persistence::SqlEmployeeStore employees;
      employees.add(u, {EmployeeId(41), "ANA", "Ana Pop", false, true});
      employees.add(u, {EmployeeId(42), "BEN", "Ben Ito", false, false});
      books::PostingSet set;
      set.audit = {act(5, 41, "till", "product.change", "product", 201),
                   act(6, 42, "office", "product.change", "product", 202),
                   act(7, 42, "office", "productive.rest", "book", 0),
                   act(8, 41, "office", "period.lock", "entity", 1)};
      ledger.post(u, set);
    });
  }
  desk::AuditPage page(const desk::AuditFilter& filter) {
    return book.read([&](Unit& u) { return reader.list(u, filter); });
  }
  std::int64_t count(const desk::AuditFilter& filter) {
    return book.read([&](Unit& u) { return reader.count(u, filter).rows; });
  }
  persistence::SqlAuditReader reader;
};

using Texts = std::vector<std::string>;

}  // namespace audit_test

BOOST_AUTO_TEST_SUITE(audit_of_a_book)

using namespace audit_test;

BOOST_AUTO_TEST_CASE(one_byte_changed_in_sealed_facts_is_found_and_named) {
  for_each_engine([](TestBook& tb) {
    const SealedWorld w(tb);
    tb.book.read([](Unit& u) { BOOST_TEST(verified(u).empty()); });
    for (const std::string table : {"entry", "posting", "movement", "sale_fact", "commitment",
                                    "commitment_end", "audit", "seal"}) {
      drop_guards(tb, table);
      flip_every_column(tb, table);
    }
    tb.book.read([](Unit& u) { BOOST_TEST(verified(u).empty()); });
  });
}

BOOST_AUTO_TEST_CASE(an_entry_changed_with_its_digest_is_named) {
  for_each_engine([](TestBook& tb) {
    const SealedWorld w(tb);
    drop_guards(tb, "entry");
    const auto found = found_after(tb, "update entry set digest = 'made up' where id = 1002");
    BOOST_REQUIRE(found.size() >= 2U);
    const auto of_audit = std::find_if(found.begin(), found.end(),
                                       [](const auto& f) { return f.check == "audit_facts"; });
    BOOST_REQUIRE(of_audit != found.end());
    BOOST_TEST(of_audit->what.find("#1") != std::string::npos, of_audit->what);
  });
}

BOOST_AUTO_TEST_CASE(a_changed_range_is_named_and_the_others_hold) {
  for_each_engine([](TestBook& tb) {
    SealedWorld w(tb);
    for (int i = 0; i < 3; ++i) {
      w.book.write([&](Unit& u) {
        books::PostingSet set;
        set.audit = {act(4 + i, 41, "till", "rate.set", "rate", 0)};
        w.ledger.post(u, set);
      });
      persistence::seal_book(tb.book, tb.clock);
    }
    const std::int64_t first = w.number("select max(seq) from audit") - 1;
    drop_guards(tb, "audit");
    const auto found =
        found_after(tb, fmt::format("update audit set machine = 'other' where seq = {}", first));
    BOOST_REQUIRE(found.size() == 1U);
    BOOST_TEST(found[0].check == "audit_seal");
    BOOST_TEST(found[0].what ==
               fmt::format("audit rows {0} to {0}, sealed {1}", first, test_now().to_iso()));
  });
}

BOOST_AUTO_TEST_CASE(a_head_is_found_again_until_its_seal_is_gone) {
  for_each_engine([](TestBook& tb) {
    const SealedWorld w(tb);
    const std::string head = persistence::seal_book(tb.book, tb.clock);
    tb.book.read([&](Unit& u) {
      BOOST_REQUIRE(persistence::find_head(u, head).has_value());
      BOOST_TEST(persistence::find_head(u, head)->sealed_at.ms == test_now().ms);
      BOOST_TEST(!persistence::find_head(u, "c0ffee").has_value());
    });
    // The chain's end cut off holds by itself; only the head that was kept tells of it.
    drop_guards(tb, "seal");
    drop_guards(tb, "audit");
    damage(tb.book, "delete from seal");
    tb.book.read([&](Unit& u) {
      BOOST_TEST(persistence::verify_seals(u).holds());
      BOOST_TEST(persistence::verify_seals(u).unsealed > 0);
      BOOST_TEST(!persistence::find_head(u, head).has_value());
    });
  });
}

BOOST_AUTO_TEST_CASE(the_list_tells_who_did_what) {
  for_each_engine([](TestBook& tb) {
    ActsWorld w(tb);
    desk::AuditFilter f;
    f.postings = false;
    BOOST_TEST(actions_of(w.page(f)) ==
                   Texts({"period.lock BERLIN", "productive.rest ", "product.change P202",
                          "product.change P201", "channel.set WEB"}),
               boost::test_tools::per_element());
    BOOST_TEST(w.count(f) == 5);
    const auto line = w.page(f).rows.at(2);
    BOOST_TEST(line.actor_code == "BEN");
    BOOST_TEST(line.actor_name == "Ben Ito");
    BOOST_TEST(line.row.machine == "office");
    BOOST_TEST(!line.sealed);
    BOOST_TEST(w.page(f).rows.back().sealed);
    f.postings = true;
    BOOST_TEST(w.count(f) == 8);
    BOOST_TEST(w.page(f).rows.size() == 8U);
  });
}

BOOST_AUTO_TEST_CASE(each_filter_of_the_list_selects) {
  for_each_engine([](TestBook& tb) {
    ActsWorld w(tb);
    const auto selected = [&](auto change) {
      desk::AuditFilter f;
      change(f);
      const auto page = w.page(f);
      BOOST_TEST(std::ssize(page.rows) == w.count(f));
      return actions_of(page);
    };
    const auto same = boost::test_tools::per_element();
    BOOST_TEST(selected([](auto& f) { f.actor = EmployeeId(42); }) ==
                   Texts({"productive.rest ", "product.change P202"}),
               same);
    BOOST_TEST(selected([](auto& f) { f.machine = "office"; }) ==
                   Texts({"period.lock BERLIN", "productive.rest ", "product.change P202"}),
               same);
    BOOST_TEST(selected([](auto& f) { f.action = "product"; }) ==
                   Texts({"product.change P202", "product.change P201"}),
               same);
    BOOST_TEST(selected([](auto& f) { f.action = "period.lock"; }) == Texts({"period.lock BERLIN"}),
               same);
    BOOST_TEST(selected([](auto& f) { f.subject = "entity"; }) == Texts({"period.lock BERLIN"}),
               same);
    BOOST_TEST(selected([](auto& f) { f.code = "P202"; }) == Texts({"product.change P202"}), same);
    BOOST_TEST(selected([](auto& f) { f.code = "#1"; }) == Texts({"entry.post #1"}), same);
    BOOST_TEST(selected([](auto& f) { f.code = "nothing"; }).empty());
    BOOST_TEST(selected([](auto& f) {
                 f.from = on_day(6);
                 f.to = on_day(7);
               }) == Texts({"productive.rest ", "product.change P202"}),
               same);
  });
}

BOOST_AUTO_TEST_CASE(the_list_goes_on_page_by_page) {
  for_each_engine([](TestBook& tb) {
    ActsWorld w(tb);
    desk::AuditFilter f;
    const Texts all = actions_of(w.page(f));
    f.limit = 3;
    Texts paged;
    for (int pages = 0; pages < 4; ++pages) {
      const auto page = w.page(f);
      for (const auto& each : actions_of(page)) paged.push_back(each);
      f.after = page.next;
      if (f.after.empty()) break;
    }
    BOOST_TEST(paged == all, boost::test_tools::per_element());
    BOOST_TEST(f.after.empty());
    // A jump from anywhere lands where pages lead.
    const auto jumped = [&](std::int64_t rows) {
      return w.book.read([&](Unit& u) { return w.reader.place_behind(u, f, rows); });
    };
    for (std::size_t from = 0; from < all.size(); ++from) {
      for (std::size_t rows = 1; from + rows < all.size(); ++rows) {
        auto there = f;
        there.after = jumped(static_cast<std::int64_t>(rows));
        const auto page = w.page(there);
        BOOST_REQUIRE(!page.rows.empty());
        BOOST_TEST(actions_of(page).front() == all[from + rows]);
      }
      BOOST_TEST(jumped(std::ssize(all) + 1).empty());
      f.after = jumped(1);
    }
  });
}

BOOST_AUTO_TEST_CASE(the_list_goes_by_its_indexes) {
  for_each_engine([](TestBook& tb) {
    ActsWorld w(tb);
    w.execute(
        "with recursive n(i) as (select cast(1 as bigint) union all select i + 1 from n where i < "
        "20000) insert into audit (at, actor_id, machine, action, subject, subject_id, before, "
        "after, digest) select 1790000000000 + i, 41, 'till', case when i % 500 = 0 then "
        "'rate.set' else 'entry.post' end, 'sale', 500000 + i, '', '', 'd' from n");
    analyze(tb);
    const auto plans = [&](const desk::AuditFilter& f) {
      return plans_of(tb, [&](Unit& u) { w.reader.list(u, f); });
    };
    const auto goes_by = [&](const desk::AuditFilter& f, const std::string& index) {
      const std::string found = plans(f);
      BOOST_TEST((found.find(index) != std::string::npos), index + " in " + found);
    };
    desk::AuditFilter f;
    goes_by(f, "audit_time");
    f.postings = false;
    goes_by(f, "audit_act");
    f = {};
    f.action = "rate";
    goes_by(f, "audit_act");
    f = {};
    f.code = "#1";
    goes_by(f, "audit_subject");
  });
}

BOOST_AUTO_TEST_CASE(one_row_and_the_people_are_found) {
  on_sqlite([](TestBook& tb) {
    ActsWorld w(tb);
    const std::int64_t last = w.number("select max(seq) from audit");
    w.book.read([&](Unit& u) {
      BOOST_REQUIRE(w.reader.row(u, last).has_value());
      BOOST_TEST(w.reader.row(u, last)->code == "BERLIN");
      BOOST_TEST(!w.reader.row(u, last + 1).has_value());
      const auto people = w.reader.people(u);
      BOOST_REQUIRE(people.actors.size() == 2U);
      BOOST_TEST(people.actors[1].code == "BEN");
      BOOST_TEST(people.machines == Texts({"office", "till"}), boost::test_tools::per_element());
    });
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
