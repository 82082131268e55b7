// What a first mapping is proposed by: names of columns in five languages, dates and numbers of a
// whole column; and that the proposal can be used.

#include "channels/suggest.h"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "channels/column_role.h"
#include "channels/column_sample.h"
#include "channels/mapping.h"
#include "tests/support/paths.h"
#include "tests/unit/channels/reading.h"

namespace {

using kontor::channels::ColumnRole;
using kontor::channels::ColumnSample;
using kontor::channels::Suggestion;
using kontor::channels::SuggestQuestion;
using kontor::test::Records;
using kontor::test::shown;

struct NamedFile {
  std::string name, text;
};

Suggestion suggested(const kontor::test::TempDir& folder, const std::vector<NamedFile>& files) {
  std::vector<std::filesystem::path> paths;
  for (const NamedFile& file : files) {
    std::ofstream(folder / file.name) << file.text;
    paths.push_back(folder / file.name);
  }
  auto suggestion = kontor::channels::suggest_mapping(paths);
  BOOST_REQUIRE_EQUAL(suggestion ? "" : shown(suggestion.refusal()), "");
  return std::move(*suggestion);
}

std::string problem_of(const Suggestion& suggestion) {
  const auto mapping = kontor::channels::parse_mapping("m", suggestion.json);
  return mapping ? "" : shown(mapping.refusal());
}

/// The files' records by the proposal for them.
Records read_by_suggestion(const std::vector<NamedFile>& files) {
  const kontor::test::TempDir folder;
  const Suggestion suggestion = suggested(folder, files);
  BOOST_TEST(suggestion.questions.empty());
  std::ofstream(folder / "proposed.json") << suggestion.json;
  std::vector<std::filesystem::path> paths;
  for (const NamedFile& file : files) paths.push_back(folder / file.name);
  const auto profile = kontor::channels::find_profile("mapped");
  auto opened =
      (*profile)->open(paths, {kontor::Currency::of("EUR"), (folder / "proposed.json").string()});
  BOOST_REQUIRE_EQUAL(opened ? "" : shown(opened.refusal()), "");
  return kontor::test::read_all(*opened->source);
}

ColumnSample sample_of(const std::vector<std::string>& values) {
  ColumnSample sample;
  for (const std::string& value : values) sample.see(value);
  return sample;
}

using Patterns = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(suggestions)

BOOST_AUTO_TEST_CASE(columns_are_known_by_their_names_in_five_languages) {
  const std::vector<std::pair<ColumnRole, std::vector<const char*>>> names{
      {ColumnRole::order,
       {"InvoiceNo", "order_id", "Bestellnummer", "N° de commande", "Număr comandă",
        "Número de pedido"}},
      {ColumnRole::date,
       {"InvoiceDate", "order_date", "Bestelldatum", "Date de commande", "Data comenzii",
        "Fecha de pedido"}},
      {ColumnRole::sku,
       {"StockCode", "SKU", "Artikel-Nr.", "Référence article", "Cod produs", "Código producto"}},
      {ColumnRole::product,
       {"Description", "Bezeichnung", "Désignation", "Denumire produs", "Descripción"}},
      {ColumnRole::quantity, {"Quantity", "qty", "Menge", "Quantité", "Cantitate", "Cantidad"}},
      {ColumnRole::price,
       {"UnitPrice", "Einzelpreis", "Prix unitaire", "Preț unitar", "Precio unitario"}},
      {ColumnRole::discount, {"Discount", "Rabatt", "Remise", "Reducere", "Descuento"}},
      {ColumnRole::tax, {"VAT", "MwSt.", "TVA", "IVA"}},
      {ColumnRole::customer, {"CustomerID", "Kunden-Nr.", "Client", "Cod client", "Cliente"}},
      {ColumnRole::email, {"E-mail", "Email Address", "Courriel", "Correo electrónico"}},
      {ColumnRole::phone, {"Phone", "Telefon", "Téléphone", "Teléfono"}},
      {ColumnRole::employee, {"employee_id", "Verkäufer", "Vendeur", "Vânzător", "Vendedor"}},
      {ColumnRole::shop, {"store_name", "Filiale", "Boutique", "Magazin", "Tienda"}},
      {ColumnRole::currency, {"Currency", "Währung", "Devise", "Valută", "Moneda"}},
      {ColumnRole::stock, {"On hand", "Lagerbestand", "Quantité en stock", "Stoc", "Inventario"}},
      {ColumnRole::barcode,
       {"EAN", "Strichcode", "Code-barres", "Cod de bare", "Código de barras"}},
      {ColumnRole::cost,
       {"Cost", "Einkaufspreis", "Prix d'achat", "Preț de achiziție", "Precio de compra"}}};
  for (const auto& [role, spellings] : names) {
    for (const char* name : spellings) {
      const auto found = kontor::channels::role_of_column(name);
      BOOST_TEST_CONTEXT(name) { BOOST_TEST((found && found->role == role)); }
    }
  }
  BOOST_TEST(!kontor::channels::role_of_column("Colour").has_value());
}

BOOST_AUTO_TEST_CASE(dates_are_decided_for_the_whole_column) {
  BOOST_TEST((sample_of({"2025-01-02", "2025-01-03 10:00"}).date_patterns() == Patterns{""}));
  BOOST_TEST((sample_of({"31.12.2025", "1.1.2026"}).date_patterns() == Patterns{"d.M.yyyy"}));
  BOOST_TEST((sample_of({"01/02/2025", "13/02/2025"}).date_patterns() == Patterns{"d/M/yyyy"}));
  BOOST_TEST((sample_of({"01/02/2025", "02/13/2025"}).date_patterns() == Patterns{"M/d/yyyy"}));
  const Patterns both{"d/M/yyyy H:mm", "M/d/yyyy H:mm"};
  BOOST_TEST((sample_of({"01/02/2025 9:05", "12/11/2025 10:00"}).date_patterns() == both));
  // No order reads both: one cell is never read otherwise than its neighbours.
  BOOST_TEST(sample_of({"13/02/2025", "02/13/2025"}).date_patterns().empty());
  BOOST_TEST(sample_of({}).date_patterns().empty());
}

BOOST_AUTO_TEST_CASE(decimal_marks_are_decided_for_the_whole_column) {
  using Mark = kontor::formats::DecimalStyle::Mark;
  const auto point = sample_of({"1,234", "5.50"}).numbers();
  BOOST_TEST((point.all && !point.ambiguous && point.style.mark == Mark::point));
  BOOST_TEST(point.style.thousands);
  const auto comma = sample_of({"1.234", "5,5"}).numbers();
  BOOST_TEST((comma.all && !comma.ambiguous && comma.style.mark == Mark::comma));
  BOOST_TEST(sample_of({"1,234", "5"}).numbers().ambiguous);
  BOOST_TEST(sample_of({"1.234", "12.345"}).numbers().ambiguous);
  BOOST_TEST(!sample_of({"0.234", "12.345"}).numbers().ambiguous);
  BOOST_TEST(sample_of({"12", "-3"}).numbers().plain);
  BOOST_TEST(sample_of({"$1,234.50 ", "$2.00"}).numbers().style.currency);
  BOOST_TEST(!sample_of({"1.5", "a"}).numbers().all);
  BOOST_TEST(!sample_of({"1.5", "1,5"}).numbers().all);
}

BOOST_AUTO_TEST_CASE(german_lines_are_read_by_their_proposal) {
  const Records all = read_by_suggestion(
      {{"Bestellungen.csv",
        "Bestell-Nr;Bestelldatum;Artikel-Nr;Bezeichnung;Menge;Einzelpreis;E-Mail;Filiale\n"
        "7;31.12.2025;A-1;Lampe;2;1.250,50;a@b.de;Köln\n"
        "8;01.01.2026;A-2;Tisch;1;3,00;;Köln\n"}});
  BOOST_REQUIRE_EQUAL(all.orders.size(), 2U);
  BOOST_TEST(all.refused.empty());
  BOOST_TEST(all.orders[0].key == "7");
  BOOST_TEST(all.orders[0].placed.local.date.to_iso() == "2025-12-31");
  BOOST_TEST(all.orders[0].location == "Köln");
  BOOST_TEST(all.orders[0].buyer.email == "a@b.de");
  BOOST_TEST(all.orders[0].lines[0].sku == "A-1");
  BOOST_TEST(all.orders[0].lines[0].unit_price.mantissa == 125050);
  BOOST_TEST(all.orders[0].currency.code() == "EUR");
}

BOOST_AUTO_TEST_CASE(files_that_share_a_column_are_joined) {
  const Records all =
      read_by_suggestion({{"heads.csv",
                           "order_id,order_date,employee_id,shipped_date\n"
                           "1,2025-01-31,5,2025-02-01\n2,2025-01-31,6,\n"},
                          {"lines.csv",
                           "order_id,product_id,unit_price,quantity,discount\n"
                           "1,9,2.50,4,0.1\n1,8,1.00,1,0\n2,9,2.50,1,0\n"},
                          {"staff.csv", "employee_id,first_name,last_name\n5,Ana,Pop\n6,Dan,Ion\n"},
                          {"goods.csv", "product_id,product_name\n8,Cup\n9,Pot\n"}});
  BOOST_REQUIRE_EQUAL(all.orders.size(), 2U);
  BOOST_TEST(all.orders[0].employee == "Ana Pop");
  BOOST_TEST(all.orders[0].fulfilled->local.date.to_iso() == "2025-02-01");
  BOOST_TEST(!all.orders[1].fulfilled.has_value());
  BOOST_TEST(*all.orders[0].lines[0].discount_ppm == 100'000);
  BOOST_TEST(all.orders[0].lines[0].code == "9");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_told_is_asked_for) {
  const kontor::test::TempDir folder;
  const Suggestion open =
      suggested(folder, {{"orders.csv",
                          "Order No,Order Date,SKU,Qty,Price,VAT\n"
                          "1,01/02/2025,A,1,\"1,234\",2.50\n2,03/04/2025,B,1,5,1.00\n"}});
  BOOST_REQUIRE_EQUAL(open.questions.size(), 3U);
  BOOST_TEST((open.questions[0].about == SuggestQuestion::About::tax));
  BOOST_TEST(open.questions[0].path == "orders.prices");
  BOOST_TEST((open.questions[1].about == SuggestQuestion::About::date_order));
  BOOST_TEST(open.questions[1].column == "Order Date");
  BOOST_TEST(open.questions[1].path == "orders.placed.date");
  BOOST_TEST((open.questions[1].choices == Patterns{"d/M/yyyy", "M/d/yyyy"}));
  BOOST_TEST((open.questions[2].about == SuggestQuestion::About::decimal_mark));
  BOOST_TEST(open.questions[2].path == "orders.line.price.decimal.mark");
  // Each question stands in the mapping, which is refused until it is answered.
  BOOST_TEST(problem_of(open) != "");
  auto json = nlohmann::json::parse(open.json);
  json["orders"]["prices"] = "net";
  json["orders"]["placed"]["date"] = "M/d/yyyy";
  BOOST_TEST(bool(kontor::channels::parse_mapping("m", json.dump())) == false);
  json["orders"]["line"]["price"]["decimal"]["mark"] = "point";
  BOOST_TEST(bool(kontor::channels::parse_mapping("m", json.dump())));
}

BOOST_AUTO_TEST_CASE(other_kinds_of_files) {
  const Records goods = read_by_suggestion(
      {{"produse.csv", "Cod produs,Denumire,Preț,Stoc,Magazin\nA,Lampă,\"12,50\",3,Cluj\n"}});
  BOOST_TEST(goods.products.size() == 1U);
  BOOST_TEST(goods.products[0].price->mantissa == 1250);
  BOOST_TEST(goods.stock.size() == 1U);
  BOOST_TEST(goods.stock[0].location == "Cluj");
  const Records people = read_by_suggestion(
      {{"clients.csv", "Client,Prénom,Nom de famille,Courriel\n7,Zoé,Noir,z@n.fr\n"}});
  BOOST_TEST(people.customers.size() == 1U);
  BOOST_TEST(people.customers[0].first_name == "Zoé");
  const Records money =
      read_by_suggestion({{"konto.csv",
                           "Buchungstag;Verwendungszweck;Betrag;Saldo\n"
                           "31.12.2025;Miete;-900,00;100,00\n13.01.2026;Lohn;20,00;120,00\n"}});
  BOOST_TEST(money.bank_lines.size() == 2U);
  BOOST_TEST(money.bank_lines[0].amount.minor == -90'000);
  BOOST_TEST(money.bank_lines[0].text == "Miete");
}

BOOST_AUTO_TEST_CASE(a_file_of_nothing_known_is_refused_with_its_columns) {
  const kontor::test::TempDir folder;
  std::ofstream(folder / "x.csv") << "colour,shape\nred,round\n";
  const auto suggestion = kontor::channels::suggest_mapping({folder / "x.csv"});
  BOOST_REQUIRE(!bool(suggestion));
  BOOST_TEST(shown(suggestion.refusal()) == "profile_unknown file=x.csv columns=colour, shape");
}

BOOST_AUTO_TEST_SUITE_END()
