// Which profiles are of one person: on records that nobody here wrote, without being told who.

#include "domain/customers/duplicate.h"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <map>
#include <random>
#include <sstream>

#include "tests/support/paths.h"
#include "tests/support/real_data.h"

namespace {

using kontor::CustomerId;
using kontor::customers::agreement_of;
using kontor::customers::agreement_text;
using kontor::customers::Block;
using kontor::customers::blocks_of;
using kontor::customers::ComparedPair;
using kontor::customers::CustomerRecord;
using kontor::customers::each_pair;
using kontor::customers::fit_model;
using kontor::customers::match_facts;
using kontor::customers::match_text;
using kontor::customers::MatchFacts;
using kontor::customers::MatchField;
using kontor::customers::MatchModel;
using kontor::customers::MatchRow;
using kontor::customers::model_text;
using kontor::customers::most_in_block;
using kontor::customers::parse_agreement;
using kontor::customers::parse_match_facts;
using kontor::customers::parse_model;
using kontor::customers::probability_ppm;
using kontor::customers::reasons_of;
using kontor::customers::usual_model;
using kontor::customers::weight_milli;
using kontor::statistics::Agreement;
using kontor::statistics::Agreements;
using kontor::test::RealData;

/// Records of febrl and whom they are of.
struct Febrl {
  std::vector<MatchRow> rows;
  std::map<CustomerId, std::string> person;

  void read(const char* name) {
    std::ifstream in(*kontor::test::data_dir() / "febrl" / name);
    BOOST_REQUIRE(in.good());
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
      std::vector<std::string> cells;
      std::istringstream row(line);
      for (std::string cell; std::getline(row, cell, ',');) {
        cell.erase(0, cell.find_first_not_of(" \r"));
        cell.erase(cell.find_last_not_of(" \r") + 1);
        cells.push_back(cell);
      }
      cells.resize(11);
      add(cells);
    }
  }

  std::int64_t true_pairs() const {
    std::map<std::string, std::int64_t> records;
    for (const auto& [id, of] : person) ++records[of];
    std::int64_t pairs = 0;
    for (const auto& [of, count] : records) pairs += count * (count - 1) / 2;
    return pairs;
  }

 private:
  void add(const std::vector<std::string>& cells) {
    // rec_id, given_name, surname, street_number, address_1, address_2, suburb, postcode, state,
    // date_of_birth, soc_sec_id
    constexpr MatchField order[] = {MatchField::first,       MatchField::last,    MatchField::house,
                                    MatchField::street,      MatchField::street2, MatchField::city,
                                    MatchField::postal_code, MatchField::region,  MatchField::born,
                                    MatchField::identifier};
    MatchRow row{CustomerId(std::ssize(rows) + 1), {}, {}};
    for (std::size_t i = 0; i < std::size(order); ++i) row.facts[order[i]] = cells[i + 1];
    row.blocks = blocks_of(row.facts);
    const auto begin = cells[0].find('-') + 1;
    person[row.customer] = cells[0].substr(begin, cells[0].find('-', begin) - begin);
    rows.push_back(std::move(row));
  }
};

struct Found {
  std::int64_t compared = 0, blocked_true = 0, accepted = 0, right = 0;
  double precision = 0, recall = 0, expected_error = 0;
};

/// Compares as the book does, block by block.
void each_compared(const Febrl& set, const ComparedPair& compared) {
  std::map<Block, std::vector<MatchRow>> blocks;
  std::unordered_set<Block> too_large;
  for (const auto& row : set.rows)
    for (const Block block : row.blocks) blocks[block].push_back(row);
  for (const auto& [block, rows] : blocks)
    if (rows.size() > most_in_block) too_large.insert(block);
  for (const auto& [block, rows] : blocks)
    if (!too_large.contains(block)) each_pair(block, rows, too_large, compared);
}

Found find(const char* label, const Febrl& set, std::int64_t above_ppm = 900'000) {
  Agreements pairs;
  each_compared(set, [&](const MatchRow&, const MatchRow&, Agreement a) { ++pairs[std::move(a)]; });
  const MatchModel model = fit_model(pairs, set.rows);
  BOOST_TEST(model.fitted);
  Found found;
  each_compared(set, [&](const MatchRow& a, const MatchRow& b, const Agreement& agreement) {
    ++found.compared;
    const bool one = set.person.at(a.customer) == set.person.at(b.customer);
    found.blocked_true += one ? 1 : 0;
    const std::int64_t ppm = probability_ppm(model, agreement);
    if (ppm < above_ppm) return;
    ++found.accepted;
    found.right += one ? 1 : 0;
    found.expected_error += 1 - static_cast<double>(ppm) / 1e6;
  });
  found.precision = static_cast<double>(found.right) / static_cast<double>(found.accepted);
  found.recall = static_cast<double>(found.right) / static_cast<double>(set.true_pairs());
  found.expected_error /= static_cast<double>(found.accepted);
  BOOST_TEST_MESSAGE(label << ": " << set.rows.size() << " records, compared " << found.compared
                           << " pairs, true " << set.true_pairs() << ", in blocks "
                           << found.blocked_true << ", precision " << found.precision << ", recall "
                           << found.recall << ", expected error " << found.expected_error);
  return found;
}

CustomerRecord record(const std::string& name, const std::string& street, const std::string& city,
                      const std::string& email = {}, const std::string& phone = {}) {
  CustomerRecord r;
  r.name = name;
  r.street = street;
  r.city = city;
  r.postal_code = "400001";
  r.email = email;
  r.phone = phone;
  return r;
}

std::int64_t usual_ppm(const CustomerRecord& a, const CustomerRecord& b) {
  return probability_ppm(usual_model(), agreement_of(match_facts(a), match_facts(b)));
}

bool share_a_block(const CustomerRecord& a, const CustomerRecord& b) {
  const auto left = blocks_of(match_facts(a)), right = blocks_of(match_facts(b));
  return std::find_first_of(left.begin(), left.end(), right.begin(), right.end()) != left.end();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(duplicates)

BOOST_AUTO_TEST_CASE(febrl_is_found_with_the_defaults,
                     *boost::unit_test::precondition(RealData("febrl"))) {
  Febrl one, two, four;
  one.read("dataset1.csv");
  two.read("dataset2.csv");
  four.read("dataset4a.csv");
  four.read("dataset4b.csv");
  BOOST_TEST(one.true_pairs() == 500);
  BOOST_TEST(two.true_pairs() == 1934);
  BOOST_TEST(four.true_pairs() == 5000);
  const Found in_one = find("febrl 1", one), in_two = find("febrl 2", two),
              in_four = find("febrl 4", four);
  for (const Found& found : {in_one, in_four}) {
    BOOST_TEST(found.precision >= 0.98);
    BOOST_TEST(found.recall >= 0.98);
  }
  BOOST_TEST(in_two.precision >= 0.97);
  BOOST_TEST(in_two.recall >= 0.97);
}

BOOST_AUTO_TEST_CASE(a_pair_is_compared_in_one_block_only) {
  const auto facts =
      match_facts(record("Ana Pop", "Str. Lunga 12", "Cluj", "ana@x.example", "+40721555012"));
  std::vector<MatchRow> rows;
  for (std::int64_t id = 1; id <= 4; ++id)
    rows.push_back({CustomerId(id), facts, blocks_of(facts)});
  BOOST_REQUIRE(rows[0].blocks.size() > 5U);
  std::map<std::pair<std::int64_t, std::int64_t>, int> compared;
  const auto count = [&](const MatchRow& a, const MatchRow& b, const Agreement&) {
    ++compared[{a.customer.value, b.customer.value}];
  };
  for (const Block block : rows[0].blocks) each_pair(block, rows, {}, count);
  BOOST_TEST(compared.size() == 6U);
  for (const auto& [pair, times] : compared) BOOST_TEST(times == 1);
  // Whichever blocks are left out, as long as one stays.
  compared.clear();
  const Block last = rows[0].blocks.back();
  std::unordered_set<Block> too_large(rows[0].blocks.begin(), rows[0].blocks.end());
  too_large.erase(last);
  each_pair(last, rows, too_large, count);
  BOOST_TEST(compared.size() == 6U);
}

BOOST_AUTO_TEST_CASE(names_and_houses_are_read_from_what_was_given_together) {
  CustomerRecord r = record("Ana-Maria  Popescu", "Șoseaua Lungă nr. 12A", "Iași");
  const MatchFacts facts = match_facts(r);
  BOOST_TEST(facts[MatchField::first] == "ana maria");
  BOOST_TEST(facts[MatchField::last] == "popescu");
  BOOST_TEST(facts[MatchField::house] == "12a");
  BOOST_TEST(facts[MatchField::street] == "soseaua lunga nr");
  BOOST_TEST(facts[MatchField::city] == "iasi");
  r.company = "ana-maria popescu";
  BOOST_TEST(match_facts(r)[MatchField::last] == "");
  BOOST_TEST((parse_match_facts(match_text(facts)) == facts));
  BOOST_TEST((parse_match_facts(match_text({})) == MatchFacts()));
  BOOST_TEST(blocks_of({}).empty());
}

BOOST_AUTO_TEST_CASE(one_person_written_twice_is_found_in_any_script) {
  const auto ana = record("Ana Popescu", "Strada Lunga 12", "Cluj-Napoca", "ana@x.example");
  const auto slip = record("Anna Popescu", "str. Lungă 12", "Cluj Napoca", "", "+40721555012");
  BOOST_TEST(share_a_block(ana, slip));
  BOOST_TEST(usual_ppm(ana, slip) > 900'000);
  const auto turned = record("Popescu Ana", "Strada Lunga 12", "Cluj-Napoca");
  BOOST_TEST(share_a_block(ana, turned));
  BOOST_TEST(usual_ppm(ana, turned) > 900'000);
  const auto arabic = record("أحمد علي", "شارع النيل 7", "القاهرة");
  const auto other_alef = record("احمد على", "شارع النيل 7", "القاهره");
  BOOST_TEST(share_a_block(arabic, other_alef));
  BOOST_TEST(usual_ppm(arabic, other_alef) > 900'000);
}

BOOST_AUTO_TEST_CASE(a_household_is_not_one_person) {
  const auto ana =
      record("Ana Popescu", "Strada Lunga 12", "Cluj", "ana@x.example", "+40721555012");
  const auto radu = record("Radu Popescu", "Strada Lunga 12", "Cluj", "", "+40721555012");
  BOOST_TEST(usual_ppm(ana, radu) < 500'000);
  auto same_mail = radu;
  same_mail.email = ana.email;
  BOOST_TEST(usual_ppm(ana, same_mail) > 500'000);
  auto stranger = record("Ana Popescu", "Bulevardul Unirii 3", "Iasi", "a.pop@y.example");
  stranger.postal_code = "700012";
  BOOST_TEST(usual_ppm(ana, stranger) < 900'000);
  // A neighbour of the same first name.
  const auto neighbour = record("Ana Weber", "Strada Lunga 12", "Cluj", "a.weber@x.example");
  BOOST_TEST(usual_ppm(ana, neighbour) < 500'000);
}

BOOST_AUTO_TEST_CASE(a_name_alone_is_nobodys) {
  CustomerRecord ana;
  ana.name = "Ana Popescu";
  BOOST_TEST(usual_ppm(ana, ana) == 0);
  ana.city = "Cluj";
  BOOST_TEST(usual_ppm(ana, ana) == 0);
  ana.phone = "+40721555012";
  BOOST_TEST(usual_ppm(ana, ana) > 900'000);
}

BOOST_AUTO_TEST_CASE(what_is_near_and_yet_another) {
  const auto level = [](MatchField field, const std::string& a, const std::string& b) {
    MatchFacts left, right;
    left[field] = a;
    right[field] = b;
    return int{agreement_of(left, right)[static_cast<std::size_t>(field)]};
  };
  BOOST_TEST(level(MatchField::email, "ana@x.example", "ana@x.example") == 3);
  BOOST_TEST(level(MatchField::email, "ana@x.example", "anna@x.example") == 2);
  BOOST_TEST(level(MatchField::email, "ana1@x.example", "ana2@x.example") == 1);
  BOOST_TEST(level(MatchField::first, "a", "ana") == 2);
  BOOST_TEST(level(MatchField::first, "a", "a") == 2);
  BOOST_TEST(level(MatchField::first, "a", "b") == 1);
  BOOST_TEST(level(MatchField::phone, "+40721555012", "+40721555021") == 2);
}

/// A town with few names, in which nobody is twice.
BOOST_AUTO_TEST_CASE(neighbours_are_not_taken_for_one_person) {
  const std::vector<std::string> firsts = {"ana",  "ion",  "mia",   "radu", "lena", "petra",
                                           "otto", "vlad", "sofie", "emma", "karl", "dora"};
  const std::vector<std::string> lasts = {"popescu", "weber", "ionescu", "huang",
                                          "dupont",  "roth",  "kohler",  "girard",
                                          "muller",  "stan",  "bauer",   "wolf"};
  std::mt19937 random(3);
  Febrl town;
  for (int i = 0; i < 3'000; ++i) {
    MatchRow row{CustomerId(i + 1), {}, {}};
    const auto& first = firsts[random() % firsts.size()];
    row.facts[MatchField::first] = first;
    row.facts[MatchField::last] = lasts[random() % lasts.size()];
    const std::string place = std::to_string(random() % 40);
    row.facts[MatchField::city] = "town " + place;
    row.facts[MatchField::postal_code] = "4000" + place;
    row.facts[MatchField::country] = "ro";
    row.facts[MatchField::street] = "street " + std::to_string(random() % 60);
    row.facts[MatchField::house] = std::to_string(1 + random() % 80);
    row.facts[MatchField::email] = first + std::to_string(random() % 100'000) + "@x.example";
    row.blocks = blocks_of(row.facts);
    town.person[row.customer] = std::to_string(i);
    town.rows.push_back(std::move(row));
  }
  const Found found = find("a town", town);
  BOOST_TEST(found.accepted <= 10);
}

BOOST_AUTO_TEST_CASE(a_model_and_an_agreement_are_stored_and_read_back) {
  const MatchModel model = usual_model();
  const MatchModel again = parse_model(model_text(model));
  BOOST_TEST(!again.fitted);
  BOOST_TEST(model_text(again) == model_text(model));
  const auto agreement = agreement_of(match_facts(record("Ana Pop", "Lunga 1", "Cluj")),
                                      match_facts(record("Anna Pop", "Lunga 2", "Cluj")));
  BOOST_TEST((parse_agreement(agreement_text(agreement)) == agreement));
  BOOST_TEST(probability_ppm(again, agreement) == probability_ppm(model, agreement));
  std::int64_t sum = 0;
  for (const auto& reason : reasons_of(model, agreement)) {
    sum += reason.weight_milli;
    BOOST_TEST(reason.level > 0);
  }
  BOOST_TEST(sum == weight_milli(model, agreement));
  BOOST_TEST((reasons_of(model, agreement).front().field == MatchField::street));
}

BOOST_AUTO_TEST_CASE(certainties_are_plain_decimals) {
  using kontor::customers::certainty_text;
  using kontor::customers::parse_certainty;
  for (const std::int64_t ppm : {0, 1, 500'000, 950'000, 999'999, 1'000'000})
    BOOST_TEST((parse_certainty(certainty_text(ppm)) == ppm));
  BOOST_TEST(certainty_text(950'000) == "0.95");
  BOOST_TEST(certainty_text(1) == "0.000001");
  for (const char* wrong : {"", "x", "-0.5", "1.1", "2", "0.1234567", "99999999999999999999"})
    BOOST_TEST(!parse_certainty(wrong), wrong);
}

BOOST_AUTO_TEST_CASE(too_few_profiles_take_what_is_usual) {
  BOOST_TEST(!fit_model({}, {}).fitted);
  const auto facts = match_facts(record("Ana Pop", "Lunga 1", "Cluj"));
  const std::vector<MatchRow> few(10, {CustomerId(1), facts, blocks_of(facts)});
  BOOST_TEST(!fit_model({{agreement_of(facts, facts), 1000}}, few).fitted);
}

BOOST_AUTO_TEST_SUITE_END()
