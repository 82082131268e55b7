#include "domain/intake/cleaning_source.h"

#include <array>

#include "domain/customers/cleaning.h"
#include "domain/intake/customer_intake.h"

namespace kontor::intake {

namespace {

constexpr std::array<std::string_view, 4> duplicate_sku_names = {"keep", "refuse", "first",
                                                                 "suffix"};

/// Products that are looked up in the book at once.
constexpr std::size_t products_ahead = 500;

/// Scanners and spreadsheets write the same code with blanks and in either case.
std::string clean_barcode(std::string_view text) {
  std::string code;
  for (const char c : text)
    if (c != ' ' && c != '\t') code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return code;
}

}  // namespace

std::string_view name_of(DuplicateSkus policy) {
  return duplicate_sku_names.at(static_cast<std::size_t>(policy));
}

std::optional<DuplicateSkus> duplicate_skus_named(std::string_view name) {
  for (std::size_t i = 0; i < duplicate_sku_names.size(); ++i)
    if (duplicate_sku_names[i] == name) return static_cast<DuplicateSkus>(i);
  return std::nullopt;
}

std::optional<Item> CleaningSource::next() {
  if (m_ahead.empty()) read_ahead();
  if (m_ahead.empty()) return std::nullopt;
  Ahead ahead = std::move(m_ahead.front());
  m_ahead.pop_front();
  Item& item = ahead.item;
  if (auto* product = std::get_if<IncomingProduct>(&item.what)) {
    if (auto refusal = settle_sku(*product, ahead.owner, item.row))
      item.what = RowRefusal{item.row, m_rules.file, std::move(*refusal)};
  } else if (m_visitor) {
    if (const auto* customer = std::get_if<IncomingCustomer>(&item.what))
      tell_customer(*customer, item.row);
    if (const auto* order = std::get_if<IncomingOrder>(&item.what))
      tell_buyer("order", order->buyer, item.row);
  }
  return std::move(item);
}

/// One record, or as many products as are looked up in the book at once, and what follows them.
void CleaningSource::read_ahead() {
  const bool looks = m_owners && m_rules.duplicate_skus != DuplicateSkus::keep;
  std::vector<const IncomingProduct*> products;
  std::vector<Ahead*> where;
  while (m_ahead.size() < (looks ? products_ahead : 1)) {
    auto item = m_source.next();
    if (!item) break;
    Ahead& ahead = m_ahead.emplace_back(Ahead{std::move(*item), {}});
    auto* product = std::get_if<IncomingProduct>(&ahead.item.what);
    if (!product) break;
    clean(*product, ahead.item.row);
    products.push_back(product);
    where.push_back(&ahead);
  }
  if (!looks || products.empty()) return;
  const auto owners = m_owners(products);
  for (std::size_t i = 0; i < owners.size(); ++i) where[i]->owner = owners[i];
}

void CleaningSource::rewind() {
  m_source.rewind();
  m_skus.clear();
  m_ahead.clear();
}

void CleaningSource::told(const char* record, const char* field, std::int64_t row,
                          const std::string& before, const std::string& after) const {
  if (m_visitor && before != after) m_visitor({m_rules.file, row, record, field, before, after});
}

void CleaningSource::clean(IncomingProduct& product, std::int64_t row) {
  const std::pair<const char*, std::string*> texts[] = {{"name", &product.name},
                                                        {"vendor", &product.vendor},
                                                        {"sku", &product.sku},
                                                        {"unit", &product.unit}};
  for (const auto& [field, value] : texts) {
    std::string cleaned = customers::clean_text(*value);
    told("product", field, row, *value, cleaned);
    *value = std::move(cleaned);
  }
  std::string barcode = clean_barcode(product.barcode);
  told("product", "barcode", row, product.barcode, barcode);
  product.barcode = std::move(barcode);
}

std::optional<Refusal> CleaningSource::settle_sku(IncomingProduct& product,
                                                  const std::string& owner, std::int64_t row) {
  if (product.sku.empty() || m_rules.duplicate_skus == DuplicateSkus::keep) return std::nullopt;
  int& times = m_skus[product.sku];
  // The book's product came first.
  const bool first_here = times == 0;
  if (first_here && !owner.empty()) ++times;
  if (++times == 1) return std::nullopt;
  if (m_rules.duplicate_skus == DuplicateSkus::refuse) {
    Refusal refusal{RefusalCode::duplicate_sku,
                    {{"row", std::to_string(row)}, {"sku", product.sku}}};
    if (first_here) refusal.args.emplace_back("product", owner);
    return refusal;
  }
  std::string sku;
  if (m_rules.duplicate_skus == DuplicateSkus::suffix) {
    sku = free_sku(product, times);
    m_skus[sku] = 1;
  }
  told("product", "sku", row, product.sku, sku);
  product.sku = std::move(sku);
  return std::nullopt;
}

/// "LAMP-2", or with the next number that neither the files nor another product of the book has.
std::string CleaningSource::free_sku(const IncomingProduct& product, int number) const {
  IncomingProduct wanted = product;
  for (;; ++number) {
    wanted.sku = product.sku + "-" + std::to_string(number);
    if (m_skus.contains(wanted.sku)) continue;
    if (!m_owners || m_owners({&wanted}).front().empty()) return wanted.sku;
  }
}

void CleaningSource::tell_buyer(const char* record, const customers::BuyerFacts& buyer,
                                std::int64_t row) const {
  const auto normal = customers::normalise(buyer, m_rules.country);
  told(record, "name", row, buyer.name, normal.name);
  if (!normal.email.empty()) told(record, "email", row, buyer.email, normal.email);
  const std::string& phone = buyer.phone.empty() ? buyer.phone_as_given : buyer.phone;
  told(record, "phone", row, phone, normal.phone.empty() ? normal.phone_as_given : normal.phone);
}

void CleaningSource::tell_customer(const IncomingCustomer& in, std::int64_t row) const {
  const auto record = clean_customer(in, m_rules.country).record;
  const std::string& phone = in.buyer.phone.empty() ? in.buyer.phone_as_given : in.buyer.phone;
  const std::tuple<const char*, const std::string*, const std::string*> fields[] = {
      {"name", &in.buyer.name, &record.name},
      {"email", &in.buyer.email, &record.email},
      {"phone", &phone, &record.phone},
      {"first_name", &in.first_name, &record.first_name},
      {"last_name", &in.last_name, &record.last_name},
      {"company", &in.company, &record.company},
      {"street", &in.street, &record.street},
      {"street2", &in.street2, &record.street2},
      {"city", &in.city, &record.city},
      {"region", &in.region, &record.region},
      {"postal_code", &in.postal_code, &record.postal_code},
      {"country", &in.country, &record.country},
      {"tags", &in.tags, &record.tags},
      {"note", &in.note, &record.note}};
  for (const auto& [field, before, after] : fields) told("customer", field, row, *before, *after);
}

}  // namespace kontor::intake
