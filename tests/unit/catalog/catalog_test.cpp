#include "domain/catalog/catalog.h"

#include <boost/test/unit_test.hpp>
#include <functional>
#include <set>

using kontor::ChannelId;
using kontor::Currency;
using kontor::ProductId;
using kontor::UnitPrice;
using kontor::catalog::Product;
using kontor::catalog::ProductKey;
using kontor::catalog::ProductStatus;

namespace {

Product catalog_boot() {
  Product p;
  p.id = ProductId(77);
  p.sku = "OTTI-36";
  p.code = "OTTI-36";
  p.name = "Otti Combat Boot - Milky / 36";
  p.style = "otti-combat-boot";
  p.options = "Color=Milky; Size=36";
  p.vendor = "Otti";
  p.barcode = "4006381333931";
  p.price = UnitPrice{129'900'000, Currency::of("EUR")};
  p.cost = UnitPrice{41'250'001, Currency::of("USD")};
  return p;
}

using ProductChange = std::function<void(Product&)>;

const std::vector<ProductChange>& product_changes() {
  static const std::vector<ProductChange> changes = {
      [](Product& p) { p.sku = ""; },
      [](Product& p) { p.code = "X"; },
      [](Product& p) { p.name = "Nume: șosete\\n\t\n\\\\ 北京 \"quoted\" \\"; },
      [](Product& p) { p.style = "\n"; },
      [](Product& p) { p.options = "Größe=\tXL"; },
      [](Product& p) { p.vendor = "متجر"; },
      [](Product& p) { p.barcode = "\\t"; },
      [](Product& p) { p.unit = "kg"; },
      [](Product& p) { p.price.reset(); },
      [](Product& p) { p.price->micro += 1; },
      [](Product& p) { p.price->currency = Currency::of("KWD"); },
      [](Product& p) {
        p.compare_at = UnitPrice{-1, Currency::of("JPY")};
      },
      [](Product& p) { p.cost->micro = 0; },
      [](Product& p) { p.status = ProductStatus::draft; },
      [](Product& p) { p.status = ProductStatus::archived; },
      [](Product& p) { p.tracked = false; },
      [](Product& p) { p.provisional = true; },
      [](Product& p) { p.gift_card = true; },
      [](Product& p) { p.bound_to = ProductId(9); },
  };
  return changes;
}

bool same_content(const Product& a, const Product& b) {
  return a.sku == b.sku && a.code == b.code && a.name == b.name && a.style == b.style &&
         a.options == b.options && a.vendor == b.vendor && a.barcode == b.barcode &&
         a.unit == b.unit && a.price == b.price && a.compare_at == b.compare_at &&
         a.cost == b.cost && a.status == b.status && a.tracked == b.tracked &&
         a.provisional == b.provisional && a.gift_card == b.gift_card && a.bound_to == b.bound_to;
}

std::vector<std::string> key_texts(const Product& p) {
  std::vector<std::string> texts;
  for (const ProductKey& key : keys_of(p)) {
    BOOST_TEST(!key.channel);
    texts.push_back(key.kind + ":" + key.key);
  }
  return texts;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(catalog_rules)

BOOST_AUTO_TEST_CASE(content_is_read_back_exactly) {
  using kontor::catalog::parse_content;
  BOOST_TEST(same_content(parse_content(canonical_content(Product())), Product()));
  BOOST_TEST(same_content(parse_content(canonical_content(catalog_boot())), catalog_boot()));
  for (std::size_t i = 0; i < product_changes().size(); ++i) {
    Product p = catalog_boot();
    product_changes()[i](p);
    const Product back = parse_content(canonical_content(p));
    BOOST_TEST(same_content(back, p), "change " << i);
    BOOST_TEST(canonical_content(back) == canonical_content(p));
  }
}

BOOST_AUTO_TEST_CASE(every_change_of_content_changes_its_text) {
  std::set<std::string> texts = {canonical_content(catalog_boot())};
  for (std::size_t i = 0; i < product_changes().size(); ++i) {
    Product p = catalog_boot();
    product_changes()[i](p);
    BOOST_TEST(texts.insert(canonical_content(p)).second, "change " << i);
  }
}

BOOST_AUTO_TEST_CASE(the_id_is_no_content) {
  Product other = catalog_boot();
  other.id = ProductId(1);
  BOOST_TEST(canonical_content(other) == canonical_content(catalog_boot()));
  BOOST_TEST(!kontor::catalog::parse_content(canonical_content(catalog_boot())).id);
}

BOOST_AUTO_TEST_CASE(a_catalogue_product_is_found_by_sku_code_style_and_name) {
  const std::vector<std::string> expected = {"sku:OTTI-36", "code:OTTI-36",
                                             "style:otti-combat-boot\tColor=Milky; Size=36",
                                             "name:Otti\tOtti Combat Boot - Milky / 36"};
  BOOST_TEST(key_texts(catalog_boot()) == expected, boost::test_tools::per_element());
  BOOST_TEST(key_texts(Product()).empty());
}

BOOST_AUTO_TEST_CASE(a_provisional_product_is_found_by_sku_else_by_vendor_and_name) {
  Product p = catalog_boot();
  p.provisional = true;
  const std::vector<std::string> by_sku = {"sku:OTTI-36"};
  BOOST_TEST(key_texts(p) == by_sku, boost::test_tools::per_element());
  p.sku.clear();
  const std::vector<std::string> by_name = {"name:Otti\tOtti Combat Boot - Milky / 36"};
  BOOST_TEST(key_texts(p) == by_name, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(keys_part_their_two_halves_and_ignore_extra_blanks) {
  using kontor::catalog::name_key;
  using kontor::catalog::style_key;
  BOOST_TEST(name_key("a b", "c") != name_key("a", "b c"));
  BOOST_TEST(name_key("", "x") != name_key("x", ""));
  BOOST_TEST(name_key(" Otti ", "Combat\t Boot\n") == name_key("Otti", "Combat Boot"));
  BOOST_TEST(name_key("otti", "boot") != name_key("Otti", "Boot"));
  BOOST_TEST(style_key("boot", " Size=36") == style_key("boot", "Size=36"));
  BOOST_TEST(style_key("boot", "Size=36") != style_key("boot", "Size=37"));
}

BOOST_AUTO_TEST_SUITE_END()
