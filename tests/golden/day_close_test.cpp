// What a close of days leaves on paper, in each language.

#include <regex>

#include "app/close_days.h"
#include "app/reports.h"
#include "i18n/language.h"
#include "i18n/sealed.h"
#include "reports/report_files.h"
#include "tests/golden/cli_golden.h"
#include "tests/support/lamp_shop.h"
#include "tests/unit/formats/reading_programs.h"

namespace {

using kontor::FixedClock;
using kontor::Instant;
using kontor::i18n::Catalogue;
using kontor::test::check_golden;
using kontor::test::TempDir;

/// Hashes and times of seals differ from run to run, and with their width where lines begin and
/// break.
std::string without_hashes(std::string text) {
  text = std::regex_replace(text, std::regex("[0-9a-f]{64}"), "<hash>");
  text = std::regex_replace(text, std::regex("20[0-9-]{8}T[0-9:.]+Z"), "<time>");
  text = std::regex_replace(text, std::regex("\\s+<hash>"), " <hash>");
  text = std::regex_replace(text, std::regex(" +"), " ");
  return std::regex_replace(text, std::regex("(^|\n) | (?=\n)"), "$1");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(day_close)

BOOST_AUTO_TEST_CASE(seals_are_told_in_each_language) {
  const Instant first = *Instant::parse_iso("2026-03-01T09:00:00Z");
  const Instant last = *Instant::parse_iso("2026-03-20T09:00:00Z");
  const kontor::desk::SealedChain chain{3, {1, 20, first, "beef"}, {31, 44, last, "c0ffee"}};
  for (const auto& language : kontor::i18n::languages()) {
    const auto texts = Catalogue::load(language.code, kontor::test::locale_dir());
    std::string all;
    for (const auto& line : kontor::i18n::sealed_lines(*texts, chain)) all += line + "\n";
    check_golden("sealed." + std::string(language.code) + ".txt", all);
    BOOST_TEST(kontor::i18n::sealed_lines(*texts, {}).empty());
  }
}

BOOST_AUTO_TEST_CASE(the_paper_of_closed_days_has_their_sums_and_the_seals) {
  const TempDir dir;
  const auto shop = kontor::test::lamp_shop((dir / "lamps.kontor").string());
  FixedClock clock(*Instant::parse_iso("2026-03-20T09:00:00Z"));
  const auto book = kontor::test::take_open(shop.address(), clock);
  const auto chain = kontor::app::close_days(*book, "", kontor::BusinessDate::of(2026, 3, 10));
  BOOST_REQUIRE(static_cast<bool>(chain));
  kontor::app::BookReports desk(*book);
  const auto source = desk.source();
  const auto paper = [&](const std::string& language, const kontor::reports::ReportRequest& asked) {
    const kontor::reports::ReportJob job{kontor::reports::report_named("day-close"), asked,
                                         Catalogue::load(language, kontor::test::locale_dir())};
    kontor::formats::MemorySink sink;
    BOOST_REQUIRE(
        bool(kontor::reports::write_report(source, job, kontor::reports::ReportFormat::pdf,
                                           kontor::reports::ReportReader::person, sink)));
    kontor::test::write_file(dir / "a.pdf", sink.bytes());
    return kontor::test::said_by("pdftotext -layout '" + (dir / "a.pdf").string() + "' -");
  };
  kontor::reports::ReportRequest month;
  month.from = kontor::BusinessDate::of(2026, 3, 1);
  month.to = kontor::BusinessDate::of(2026, 3, 10);
  const std::string english = paper("en", month);
  BOOST_TEST(english.find(chain->last.hash) != std::string::npos, english);
  BOOST_TEST(english.find(chain->first.hash) != std::string::npos, english);
  check_golden("day_close.en.txt", without_hashes(english));
  check_golden("day_close.ar.txt", without_hashes(paper("ar", month)));
  // Without dates it is of the last closed day; days that are still open are said to be.
  BOOST_TEST(paper("en", {}).find("Mar 10, 2026") != std::string::npos);
  month.to = kontor::BusinessDate::of(2026, 3, 31);
  BOOST_TEST(paper("en", month).find("Not all of these days are closed") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
