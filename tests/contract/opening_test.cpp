// What is open on the first day, and the opening trial balance less what the imported history
// posted (rules.md 4).

#include "domain/intake/match_payouts.h"
#include "domain/intake/opening_preview.h"
#include "tests/contract/money_shop.h"

namespace kontor::test {

namespace {

using intake::OpeningKind;
using Lines = std::vector<std::string>;

void same(Lines now, Lines wanted) {
  std::ranges::sort(now);
  std::ranges::sort(wanted);
  BOOST_TEST(joined(now) == joined(wanted));
}

BusinessDate last_day() { return *BusinessDate::parse_iso("2026-05-31"); }

struct OpeningFacts {
  OpeningKind kind;
  std::string number;
  std::int64_t minor = 0;
  std::string channel;
  std::string partner;
  std::string gateway;
  std::string due;
};

intake::Item opening_item(const OpeningFacts& f) {
  intake::IncomingOpening o;
  o.kind = f.kind;
  o.number = f.number;
  o.partner = f.partner;
  o.channel = f.channel;
  o.gateway = f.gateway;
  if (!f.due.empty()) o.due = BusinessDate::parse_iso(f.due);
  o.amount = {f.minor, eur()};
  return {o, 2};
}

/// "key minor", "key/detail minor" or "key@CHANNEL minor".
intake::Item balance_item(const std::vector<std::pair<std::string, std::int64_t>>& given) {
  intake::IncomingOpening o;
  o.kind = OpeningKind::balance;
  o.amount = {0, eur()};
  for (const auto& [account, minor] : given) {
    intake::OpeningBalance b;
    const std::size_t at = std::min(account.find('@'), account.size());
    const std::size_t slash = std::min(account.find('/'), at);
    b.account = account.substr(0, slash);
    if (slash < at) b.detail = b.name = account.substr(slash + 1, at - slash - 1);
    if (at < account.size()) b.channel = account.substr(at + 1);
    b.minor = minor;
    o.balances.push_back(b);
  }
  return {o, 2};
}

/// A shop that opens its book at the end of May.
class OpeningShop : public MoneyShop {
 public:
  explicit OpeningShop(TestBook& tb) : MoneyShop(tb), m_test_book(tb) {}

  Result<intake::ImportReport> try_open(const std::vector<intake::Item>& items,
                                        bool dry_run = false) {
    MemoryRecords records(items);
    intake::SourceInfo info;
    info.profile = "opening-items";
    info.files = {"opening.csv"};
    info.content_hash = "opening" + std::to_string(++m_openings);
    info.of_company = true;
    intake::ImportRequest request;
    request.as_of = as_of;
    request.dry_run = dry_run;
    NoProgress progress;
    return intake::import_records(m_test_book.book, stores(), m_test_book.clock, hands(), info,
                                  records, request, progress);
  }

  intake::ImportReport opened(const std::vector<intake::Item>& items, bool dry_run = false) {
    auto report = try_open(items, dry_run);
    BOOST_REQUIRE(static_cast<bool>(report));
    return *report;
  }

  /// What two files would post: "account before + posted", and nothing of it is there afterwards.
  Lines previewed(const std::vector<intake::Item>& items,
                  const std::vector<intake::Item>& balance) {
    MemoryRecords first(items), second(balance);
    intake::SourceInfo info;
    info.files = {"opening.csv"};
    info.of_company = true;
    intake::ImportRequest request;
    request.as_of = as_of;
    const auto before = everything();
    const auto preview =
        intake::preview_openings(m_test_book.book, stores(), m_test_book.clock, hands(),
                                 {{info, first}, {info, second}}, request);
    BOOST_REQUIRE(static_cast<bool>(preview));
    BOOST_TEST(joined(everything()) == joined(before));
    notes = preview->notes;
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> sums;
    for (const auto& s : preview->sums) {
      sums[s.account.code].first += s.before_minor;
      sums[s.account.code].second += s.posted_minor;
    }
    Lines lines;
    for (const auto& [code, sum] : sums)
      lines.push_back(code + " " + std::to_string(sum.first) + " + " + std::to_string(sum.second));
    return lines;
  }

  /// What a preview must leave as it was: balances, and how many acts there are.
  Lines everything() {
    Lines all = totals(*BusinessDate::parse_iso("2027-01-01"));
    long long acts = 0;
    book().read([&](Unit& unit) {
      persistence::sql(unit).session() << "select count(*) from audit", soci::into(acts);
    });
    all.push_back(std::to_string(acts));
    return all;
  }

  std::vector<intake::Note> notes;  ///< of the last preview

  /// Every row must be taken in. Gives the batch.
  std::int64_t open(const std::vector<intake::Item>& items) {
    const auto report = opened(items);
    for (const auto& r : report.refusals) BOOST_ERROR("refused " << name_of(r.refusal.code));
    return report.batch_number;
  }

  /// "account balance" over all channels, without current accounts.
  Lines totals(BusinessDate to) {
    std::map<std::string, std::int64_t> sums;
    book().read([&](Unit& unit) {
      books::LedgerFilter filter;
      filter.to = to;
      for (const auto& r : stores().ledger.trial_balance(unit, filter))
        sums[r.account] += r.debit_minor - r.credit_minor;
    });
    Lines lines;
    for (const auto& [account, minor] : sums)
      if (minor != 0 && !account.starts_with("1990"))
        lines.push_back(account + " " + std::to_string(minor));
    return lines;
  }

  std::optional<Instant> as_of = Instant::parse_iso("2026-05-31T21:59:59Z");

 private:
  TestBook& m_test_book;
  int m_openings = 0;
};

const std::vector<intake::Item> all_kinds = {
    opening_item({OpeningKind::order, "#900", 5000, "WEB", "Anna", "", ""}),
    opening_item({OpeningKind::gift_card, "GC-1", 2500, "WEB", "", "", ""}),
    opening_item({OpeningKind::receivable, "INV-077", 11900, "", "Muster GmbH", "", "2026-06-14"}),
    opening_item({OpeningKind::payable, "ER-5501", 7000, "", "Lampen AG", "", "2026-06-10"}),
    opening_item(
        {OpeningKind::settlement, "po-00900", 33300, "WEB", "", "Shopify Payments", "2026-06-02"}),
};

}  // namespace

BOOST_AUTO_TEST_SUITE(opening_balances)

BOOST_AUTO_TEST_CASE(each_document_is_an_open_item_and_taking_it_back_leaves_nothing) {
  for_each_engine([](TestBook& tb) {
    OpeningShop shop(tb);
    const auto plan = shop.opened(all_kinds, true);
    BOOST_TEST(plan.counts.create == 5);
    BOOST_TEST(plan.batch_number == 0);
    same(shop.totals(last_day()), {});

    const auto batch = shop.open(all_kinds);
    same(shop.open_items(), {"1100  INV-077 11900", "1400-SHOPIFY-PAYMENTS WEB po-00900 33300",
                             "2000  ER-5501 -7000", "2100 WEB #900 -5000"});
    same(shop.totals(last_day()), {"1100 11900", "1400-SHOPIFY-PAYMENTS 33300", "2000 -7000",
                                   "2100 -5000", "2300 -2500", "3000 -30700"});
    same(shop.totals(last_day() + -1), {});
    shop.check();

    BOOST_TEST(shop.opened(all_kinds).counts.unchanged == 5);
    auto corrected = all_kinds;
    std::get<intake::IncomingOpening>(corrected[3].what).amount.minor = 7100;
    const auto again = shop.opened(corrected);
    BOOST_TEST(again.counts.update == 1);
    BOOST_TEST(again.counts.unchanged == 4);
    same(shop.totals(last_day()), {"1100 11900", "1400-SHOPIFY-PAYMENTS 33300", "2000 -7100",
                                   "2100 -5000", "2300 -2500", "3000 -30600"});
    shop.undo(again.batch_number);
    BOOST_TEST(joined(shop.open_items()).find("2000  ER-5501 -7000") != std::string::npos);
    shop.undo(batch);
    same(shop.open_items(), {});
    same(shop.totals(last_day()), {});
    shop.check();
  });
}

BOOST_AUTO_TEST_CASE(store_credit_and_points_are_liabilities) {
  for_each_engine([](TestBook& tb) {
    OpeningShop shop(tb);
    const std::vector<intake::Item> rows = {
        opening_item({OpeningKind::store_credit, "C-7", 1500, "WEB", "Anna", "", ""}),
        opening_item({OpeningKind::store_credit, "C-8", 250, "", "Bert", "", ""}),
        opening_item({OpeningKind::points, "club", 4000, "", "", "", ""})};
    const auto batch = shop.open(rows);
    same(shop.totals(last_day()), {"2310 -1750", "2500 -4000", "3000 5750"});
    BOOST_TEST(shop.opened(rows).counts.unchanged == 3);
    // The accountant's figures hold, and what is listed is not posted twice.
    const auto balance = shop.open({balance_item({{"bank", 100000},
                                                  {"store_credit", -1750},
                                                  {"points_deferred", -5000},
                                                  {"own_equity/0800", -93250}})});
    same(shop.totals(last_day()), {"1000 100000", "2310 -1750", "2500 -5000", "3900-0800 -93250"});
    shop.check();
    shop.undo(balance);
    shop.undo(batch);
    same(shop.totals(last_day()), {});
    shop.check();
  });
}

BOOST_AUTO_TEST_CASE(the_bank_pays_what_was_open) {
  for_each_engine([](TestBook& tb) {
    OpeningShop shop(tb);
    const std::vector<intake::Item> bank = {
        bank_item("b0", "2026-05-20", 11900, "INV-077, an earlier one"),
        bank_item("b1", "2026-06-03", 33300, "Shopify"),
        bank_item("b2", "2026-07-20", 11900, "Muster GmbH inv 077"),
        bank_item("b3", "2026-06-09", -7000, "Rechnung ER-5501"),
        bank_item("b4", "2026-06-15", 7000, "something else")};
    // Whether the statement or the list comes first.
    for (const bool statement_first : {false, true}) {
      std::int64_t first = 0, second = 0;
      if (statement_first) first = shop.take_in(bank);
      second = shop.open(all_kinds);
      if (!statement_first) first = shop.take_in(bank);
      same(shop.open_items(), {"1020  b0 -11900", "1020  b4 -7000", "2100 WEB #900 -5000"});
      shop.check();
      shop.undo(statement_first ? second : first);
      shop.check();
      shop.undo(statement_first ? first : second);
      same(shop.open_items(), {});
      shop.check();
    }
  });
}

BOOST_AUTO_TEST_CASE(bank_lines_pay_invoices_in_parts) {
  for_each_engine([](TestBook& tb) {
    OpeningShop shop(tb);
    const std::vector<intake::Item> invoices = {all_kinds[2], all_kinds[3]};
    const std::vector<intake::Item> early = {
        bank_item("p0", "2026-05-30", 1000, "INV-077, of the old system"),
        bank_item("p1", "2026-06-03", 4000, "INV-077 first part"),
        bank_item("p2", "2026-06-20", -3000, "Rechnung ER-5501, Teil 1"),
        bank_item("p3", "2026-06-25", 5000, "inv 077 second part")};
    const std::vector<intake::Item> late = {
        bank_item("p4", "2026-06-26", 4000, "INV-077, more than is open"),
        bank_item("p5", "2026-08-28", 2900, "Muster GmbH, rest"),
        bank_item("p6", "2026-06-29", 7000, "ER-5501 the other way round")};
    // In whatever order they come.
    std::vector<const std::vector<intake::Item>*> files = {&invoices, &early, &late};
    std::ranges::sort(files);
    do {
      std::map<const std::vector<intake::Item>*, std::int64_t> batches;
      for (const auto* file : files)
        batches[file] = file == &invoices ? shop.open(*file) : shop.take_in(*file);
      same(shop.open_items(),
           {"1020  p0 -1000", "1020  p4 -4000", "1020  p6 -7000", "2000  ER-5501 -4000"});
      shop.check();
      // Without what came first, what came too late for it is a part.
      shop.undo(batches[&early]);
      same(shop.open_items(), {"1020  p6 -7000", "1100  INV-077 5000", "2000  ER-5501 -7000"});
      shop.check();
      shop.undo(batches[&invoices]);
      same(shop.open_items(), {"1020  p4 -4000", "1020  p5 -2900", "1020  p6 -7000"});
      shop.check();
      shop.undo(batches[&late]);
      same(shop.open_items(), {});
    } while (std::ranges::next_permutation(files).found);
    // What pays it at once comes before parts.
    shop.open(invoices);
    shop.take_in(early);
    shop.take_in({bank_item("p7", "2026-07-20", 11900, "INV-077")});
    same(shop.open_items(),
         {"1020  p0 -1000", "1020  p1 -4000", "1020  p3 -5000", "2000  ER-5501 -4000"});
    shop.check();
  });
}

BOOST_AUTO_TEST_CASE(a_payout_file_takes_over_its_unpaid_settlement) {
  for_each_engine([](TestBook& tb) {
    OpeningShop shop(tb);
    shop.open(all_kinds);
    shop.take_in({bank_item("b1", "2026-06-03", 33300, "Shopify")});
    const Lines paid = shop.open_items();
    const auto payout = shop.take_in({payout_item("po-00900", "2026-06-02", 33300)});
    same(shop.open_items(), paid);
    BOOST_TEST(joined(paid).find("33300") == std::string::npos);
    shop.check();
    shop.undo(payout);
    same(shop.open_items(), paid);
    shop.check();
  });
}

BOOST_AUTO_TEST_CASE(an_open_order_that_is_imported_later_is_not_doubled) {
  for_each_engine([](TestBook& tb) {
    OpeningShop shop(tb);
    // Paid in May, sent in June.
    intake::Item order = order_item({"#900", "2026-05-30", 4202, 798, 0, "Shopify Payments"});
    std::get<intake::IncomingOrder>(order.what).fulfilled = on_day("2026-06-02");
    shop.open({all_kinds[0]});
    same(shop.open_items(), {"2100 WEB #900 -5000"});
    const auto batch = shop.take_in({order});
    same(shop.open_items(), {"1400-SHOPIFY-PAYMENTS WEB #900 5000"});
    BOOST_TEST(joined(shop.totals(last_day())).find("2100 -5000") != std::string::npos);
    BOOST_TEST(joined(shop.totals(last_day() + 30)).find("2100") == std::string::npos);
    shop.check();
    shop.undo(batch);
    same(shop.open_items(), {"2100 WEB #900 -5000"});
    shop.check();
    // The other way round.
    shop.take_in({order});
    BOOST_TEST(shop.opened({all_kinds[0]}).counts.unchanged == 1);
    same(shop.open_items(), {"1400-SHOPIFY-PAYMENTS WEB #900 5000"});
    shop.check();
  });
}

BOOST_AUTO_TEST_CASE(the_trial_balance_is_given_less_what_the_history_posted) {
  for_each_engine([](TestBook& tb) {
    OpeningShop shop(tb);
    const intake::Item may = order_item({"#800", "2026-05-10", 10000, 1900, 0, "Shopify Payments"});
    shop.take_in({may});
    shop.open(all_kinds);
    const intake::Item given = balance_item({{"bank", 100000},
                                             {"receivable", 11900},
                                             {"clearing", 33300},
                                             {"own_asset/0420", 50000},
                                             {"payable", -7000},
                                             {"deposit", -5000},
                                             {"gift_card", -2500},
                                             {"tax_payable", -3000},
                                             {"own_equity/0800", -167700},
                                             {"sales@WEB", -10000}});
    const Lines accountants = {
        "1000 100000",       "1100 11900",      "1400-SHOPIFY-PAYMENTS 45200",
        "1400 -11900",       "1900-0420 50000", "2000 -7000",
        "2100 -5000",        "2300 -2500",      "2200 -3000",
        "3900-0800 -167700", "4000 -10000"};
    const auto report = shop.opened({given});
    BOOST_TEST(report.counts.create == 1);
    same(shop.totals(last_day()), accountants);
    // The old order's money was paid out in the old system: that is no open item of ours.
    BOOST_REQUIRE(report.notes.size() == 1U);
    BOOST_TEST((report.notes[0].code == intake::NoteCode::opening_not_itemised));
    BOOST_TEST(find_arg(report.notes[0].args, "amount") == "-119.00");
    shop.check();

    // History that comes later changes nothing of the day that the accountant closed.
    const auto later =
        shop.take_in({order_item({"#801", "2026-05-11", 20000, 3800, 0, "Shopify Payments"})});
    Lines more = accountants;
    more[2] = "1400-SHOPIFY-PAYMENTS 69000";
    more[3] = "1400 -35700";
    same(shop.totals(last_day()), more);
    shop.check();
    shop.undo(later);
    same(shop.totals(last_day()), accountants);
    BOOST_TEST(shop.opened({given}).counts.unchanged == 1);
    same(shop.totals(last_day()), accountants);

    // What happens afterwards stands beside it.
    shop.take_in({order_item({"#802", "2026-06-11", 100, 19, 0, "Shopify Payments"})});
    same(shop.totals(last_day()), accountants);
    shop.undo(report.batch_number);
    BOOST_TEST(joined(shop.totals(last_day())).find("1000 ") == std::string::npos);
    shop.check();
  });
}

BOOST_AUTO_TEST_CASE(a_corrected_trial_balance_posts_the_difference_and_may_be_of_another_day) {
  for_each_engine([](TestBook& tb) {
    OpeningShop shop(tb);
    shop.open({balance_item({{"bank", 100}, {"own_equity/0800", -100}})});
    const auto second = shop.open({balance_item({{"bank", 150}, {"own_equity/0800", -150}})});
    same(shop.totals(last_day()), {"1000 150", "3900-0800 -150"});
    shop.as_of = Instant::parse_iso("2026-04-30T21:59:59Z");
    const auto third = shop.open({balance_item({{"bank", 70}, {"own_equity/0800", -70}})});
    same(shop.totals(*BusinessDate::parse_iso("2026-04-30")), {"1000 70", "3900-0800 -70"});
    same(shop.totals(last_day()), {"1000 70", "3900-0800 -70"});
    shop.check();
    shop.undo(third);
    same(shop.totals(*BusinessDate::parse_iso("2026-04-30")), {});
    shop.undo(second);
    same(shop.totals(last_day()), {"1000 100", "3900-0800 -100"});
    shop.check();
  });
}

BOOST_AUTO_TEST_CASE(what_cannot_be_opened_is_refused_with_the_reason) {
  for_each_engine([](TestBook& tb) {
    OpeningShop shop(tb);
    const auto report = shop.opened(
        {opening_item({OpeningKind::order, "#1", 100, "", "", "", ""}),
         opening_item({OpeningKind::order, "#2", 100, "NOWHERE", "", "", ""}),
         opening_item({OpeningKind::settlement, "s", 100, "WEB", "", "", ""}),
         opening_item({OpeningKind::receivable, "r", 200'000'000'000'000, "", "", "", ""}),
         opening_item({OpeningKind::receivable, "twice", 100, "", "", "", ""}),
         opening_item({OpeningKind::receivable, "twice", 100, "", "", "", ""}),
         balance_item({{"bank", 100}, {"sales", -90}})});
    std::vector<std::string> codes;
    for (const auto& r : report.refusals) codes.emplace_back(name_of(r.refusal.code));
    same(codes, {"value_missing", "channel_unknown", "value_missing", "value_too_large",
                 "duplicate_in_file", "trial_balance_unbalanced"});
    BOOST_TEST(report.counts.create == 1);
    BOOST_TEST(find_arg(report.refusals.back().refusal.args, "difference") == "0.10");
    shop.as_of.reset();
    const auto undated = shop.try_open(all_kinds);
    BOOST_REQUIRE(!undated);
    BOOST_TEST((undated.refusal().code == RefusalCode::opening_without_date));
  });
}

BOOST_AUTO_TEST_CASE(a_locked_day_stays_as_it_was) {
  for_each_engine([](TestBook& tb) {
    OpeningShop shop(tb);
    company::Setup setup(tb.book, shop.stores(), tb.clock, shop.hands().actor);
    BOOST_REQUIRE(static_cast<bool>(setup.lock_period("SHOP", last_day())));
    shop.open({balance_item({{"bank", 100}, {"own_equity/0800", -100}})});
    same(shop.totals(last_day()), {});
    same(shop.totals(last_day() + 1), {"1000 100", "3900-0800 -100"});
    // History of the locked time is in the balance that was given.
    shop.take_in({order_item({"#800", "2026-05-10", 10000, 1900, 0, "Shopify Payments"})});
    same(shop.totals(last_day()), {});
    same(shop.totals(last_day() + 30), {"1000 100", "3900-0800 -100"});
    shop.check();
  });
}

BOOST_AUTO_TEST_CASE(a_preview_says_what_the_way_in_then_posts_and_leaves_nothing) {
  for_each_engine([](TestBook& tb) {
    OpeningShop shop(tb);
    const std::vector<intake::Item> balance = {
        balance_item({{"bank", 80000}, {"receivable", 12000}, {"own_equity/0800", -92000}})};
    const Lines plan = shop.previewed(all_kinds, balance);
    // What the list opens is not opened again; of the receivables 1.00 is in no row.
    BOOST_TEST(std::ranges::count(plan, "1000 0 + 80000") == 1);
    BOOST_TEST(std::ranges::count(plan, "1100 0 + 12000") == 1);
    BOOST_TEST(std::ranges::count_if(shop.notes, [](const intake::Note& note) {
                 return note.code == intake::NoteCode::opening_not_itemised;
               }) > 0);
    shop.open(all_kinds);
    shop.open(balance);
    Lines posted;
    for (const std::string& line : shop.totals(last_day())) {
      const std::size_t blank = line.find(' ');
      posted.push_back(line.substr(0, blank) + " 0 + " + line.substr(blank + 1));
    }
    Lines planned;
    for (const std::string& line : plan)
      if (!line.ends_with(" + 0")) planned.push_back(line);
    same(planned, posted);
    // The same again would post nothing.
    for (const std::string& line : shop.previewed(all_kinds, balance))
      BOOST_TEST(line.ends_with(" + 0"), line);
  });
}

BOOST_AUTO_TEST_CASE(a_preview_of_refused_files_says_why) {
  for_each_engine([](TestBook& tb) {
    OpeningShop shop(tb);
    shop.as_of = {};  // and the book has no first day
    MemoryRecords records(all_kinds);
    intake::SourceInfo info;
    info.of_company = true;
    const auto preview = intake::preview_openings(tb.book, shop.stores(), tb.clock, shop.hands(),
                                                  {{info, records}}, {});
    BOOST_REQUIRE(!preview);
    BOOST_CHECK(preview.refusal().code == RefusalCode::opening_without_date);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
