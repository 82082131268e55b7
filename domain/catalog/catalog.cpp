#include "domain/catalog/catalog.h"

#include <algorithm>
#include <array>
#include <limits>

#include "domain/base/check.h"
#include "domain/base/fields.h"

namespace kontor::catalog {

namespace {

constexpr std::array<std::string_view, 3> product_status_names = {"active", "draft", "archived"};

/// Blanks at the ends gone, runs of blanks as one: files differ in these without meaning it.
std::string without_extra_blanks(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank) {
      result += c;
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

void write_price(FieldWriter& out, std::string_view name, const std::optional<UnitPrice>& price) {
  if (!price) return;
  out.add(name).add(price->micro).add(price->currency.code());
  out.end_record();
}

UnitPrice read_price(FieldReader& in) {
  const std::int64_t micro = in.number();
  return {micro, Currency::of(in.text())};
}

void write_amount(FieldWriter& out, const std::optional<UnitPrice>& price) {
  out.flag(price.has_value()).add(price ? price->micro : 0);
}

void write_market_prices(FieldWriter& out, const Product& p) {
  for (const MarketPrice& m : p.market_prices) {
    out.add("market").add(m.market).add(currency_of(m).code());
    write_amount(out, m.price);
    write_amount(out, m.compare_at);
    out.end_record();
  }
}

void write_parts(FieldWriter& out, const Product& p) {
  for (const BundlePart& part : p.parts) {
    out.add("part").add(part.product.value).add(part.quantity.milli);
    out.end_record();
  }
}

BundlePart read_part(FieldReader& in) {
  const ProductId product(in.number());
  return {product, {in.number()}};
}

MarketPrice read_market_price(FieldReader& in) {
  MarketPrice m;
  m.market = in.text();
  const Currency currency = Currency::of(in.text());
  for (auto* price : {&m.price, &m.compare_at}) {
    const bool given = in.flag();
    const std::int64_t micro = in.number();
    if (given) *price = UnitPrice{micro, currency};
  }
  return m;
}

struct TextField {
  std::string_view name;
  std::string Product::*member;
};
constexpr std::array product_texts = {
    TextField{"sku", &Product::sku},         TextField{"code", &Product::code},
    TextField{"name", &Product::name},       TextField{"style", &Product::style},
    TextField{"options", &Product::options}, TextField{"vendor", &Product::vendor},
    TextField{"barcode", &Product::barcode}, TextField{"unit", &Product::unit},
};

struct PriceField {
  std::string_view name;
  std::optional<UnitPrice> Product::*member;
};
constexpr std::array product_prices = {
    PriceField{"price", &Product::price},
    PriceField{"compare_at", &Product::compare_at},
    PriceField{"cost", &Product::cost},
};

struct FlagField {
  std::string_view name;
  bool Product::*member;
};
constexpr std::array product_flags = {
    FlagField{"tracked", &Product::tracked},
    FlagField{"provisional", &Product::provisional},
    FlagField{"gift_card", &Product::gift_card},
};

void write_text(FieldWriter& out, const TextField& field, const Product& p) {
  out.add(field.name).add(p.*field.member);
  out.end_record();
}

void write_status(FieldWriter& out, const Product& p) {
  out.add("status").add(product_status_names.at(static_cast<std::size_t>(p.status)));
  out.end_record();
}

void write_flag(FieldWriter& out, const FlagField& field, const Product& p) {
  out.add(field.name).flag(p.*field.member);
  out.end_record();
}

void write_binding(FieldWriter& out, const Product& p) {
  if (!p.bound_to) return;
  out.add("bound_to").add(p.bound_to.value);
  out.end_record();
}

ProductStatus product_status_named(std::string_view name) {
  const auto found = std::ranges::find(product_status_names, name);
  KONTOR_ASSERT(found != product_status_names.end());
  return static_cast<ProductStatus>(found - product_status_names.begin());
}

void read_field(Product& p, std::string_view name, FieldReader& in) {
  for (const TextField& field : product_texts) {
    if (field.name == name) p.*field.member = in.text();
  }
  for (const PriceField& field : product_prices) {
    if (field.name == name) p.*field.member = read_price(in);
  }
  for (const FlagField& field : product_flags) {
    if (field.name == name) p.*field.member = in.flag();
  }
  if (name == "status") p.status = product_status_named(in.text());
  if (name == "bound_to") p.bound_to = ProductId(in.number());
  if (name == "part") p.parts.push_back(read_part(in));
  if (name == "market") p.market_prices.push_back(read_market_price(in));
}

}  // namespace

std::string canonical_content(const Product& p) {
  FieldWriter out;
  for (const TextField& field : product_texts) write_text(out, field, p);
  for (const PriceField& field : product_prices) write_price(out, field.name, p.*field.member);
  write_status(out, p);
  for (const FlagField& field : product_flags) write_flag(out, field, p);
  write_binding(out, p);
  write_market_prices(out, p);
  write_parts(out, p);
  return out.text();
}

ContentChange content_change(const Product& before, const Product& after) {
  FieldWriter was, is;
  for (const TextField& field : product_texts) {
    if (before.*field.member == after.*field.member) continue;
    write_text(was, field, before);
    write_text(is, field, after);
  }
  for (const PriceField& field : product_prices) {
    if (before.*field.member == after.*field.member) continue;
    write_price(was, field.name, before.*field.member);
    write_price(is, field.name, after.*field.member);
  }
  if (before.status != after.status) {
    write_status(was, before);
    write_status(is, after);
  }
  for (const FlagField& field : product_flags) {
    if (before.*field.member == after.*field.member) continue;
    write_flag(was, field, before);
    write_flag(is, field, after);
  }
  if (before.bound_to != after.bound_to) {
    write_binding(was, before);
    write_binding(is, after);
  }
  if (before.market_prices != after.market_prices) {
    write_market_prices(was, before);
    write_market_prices(is, after);
  }
  if (before.parts != after.parts) {
    write_parts(was, before);
    write_parts(is, after);
  }
  return {was.text(), is.text()};
}

std::int64_t bundles_of(const std::vector<BundlePart>& parts,
                        const std::vector<Quantity>& available) {
  KONTOR_ASSERT(!parts.empty() && parts.size() == available.size());
  std::int64_t least = std::numeric_limits<std::int64_t>::max();
  for (std::size_t i = 0; i < parts.size(); ++i)
    least =
        std::min(least, std::max<std::int64_t>(0, available[i].milli) / parts[i].quantity.milli);
  return least;
}

Currency currency_of(const MarketPrice& price) {
  KONTOR_ASSERT(price.price || price.compare_at);
  return price.price ? price.price->currency : price.compare_at->currency;
}

void sort_market_prices(std::vector<MarketPrice>& prices) {
  std::ranges::sort(prices, {}, [](const MarketPrice& m) {
    return std::pair(m.market, std::string(currency_of(m).code()));
  });
}

Product parse_content(std::string_view content) {
  Product p;
  FieldReader in(content);
  while (in.next_record()) {
    const std::string name = in.text();
    read_field(p, name, in);
    KONTOR_ASSERT(in.at_end_of_record());
  }
  return p;
}

std::vector<ProductKey> keys_of(const Product& p) {
  const ChannelId any;
  std::vector<ProductKey> keys;
  if (!p.sku.empty()) keys.push_back({"sku", p.sku, any});
  const ProductKey by_name{"name", name_key(p.vendor, p.name), any};
  if (p.provisional) {
    // All that the file said of it; what else it is like is not known yet (rules.md 3).
    if (keys.empty() && !p.name.empty()) keys.push_back(by_name);
    return keys;
  }
  if (!p.code.empty()) keys.push_back({"code", p.code, any});
  if (!p.style.empty()) keys.push_back({"style", style_key(p.style, p.options), any});
  if (!p.name.empty()) keys.push_back(by_name);
  return keys;
}

// A tab parts the two, since it is in neither.
std::string style_key(std::string_view style, std::string_view options) {
  return without_extra_blanks(style) + '\t' + without_extra_blanks(options);
}

std::string name_key(std::string_view vendor, std::string_view name) {
  return without_extra_blanks(vendor) + '\t' + without_extra_blanks(name);
}

}  // namespace kontor::catalog
