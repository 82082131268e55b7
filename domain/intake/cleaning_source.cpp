#include "domain/intake/cleaning_source.h"

#include <array>

#include "domain/customers/cleaning.h"
#include "domain/intake/customer_intake.h"

namespace kontor::intake {

namespace {

constexpr std::array<std::string_view, 4> duplicate_sku_names = {"keep", "refuse", "first",
                                                                 "suffix"};

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
  auto item = m_source.next();
  if (!item) return item;
  if (auto* product = std::get_if<IncomingProduct>(&item->what)) {
    clean(*product, item->row);
    if (settle_sku(*product, item->row))
      item->what = RowRefusal{item->row,
                              m_rules.file,
                              {RefusalCode::duplicate_sku,
                               {{"row", std::to_string(item->row)}, {"sku", product->sku}}}};
  } else if (m_visitor) {
    if (const auto* customer = std::get_if<IncomingCustomer>(&item->what))
      tell_customer(*customer, item->row);
    if (const auto* order = std::get_if<IncomingOrder>(&item->what))
      tell_buyer("order", order->buyer, item->row);
  }
  return item;
}

void CleaningSource::rewind() {
  m_source.rewind();
  m_skus.clear();
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

bool CleaningSource::settle_sku(IncomingProduct& product, std::int64_t row) {
  if (product.sku.empty() || m_rules.duplicate_skus == DuplicateSkus::keep) return false;
  const int times = ++m_skus[product.sku];
  if (times == 1) return false;
  if (m_rules.duplicate_skus == DuplicateSkus::refuse) return true;
  std::string sku;
  if (m_rules.duplicate_skus == DuplicateSkus::suffix) {
    int number = times;
    do sku = product.sku + "-" + std::to_string(number++);
    while (m_skus.contains(sku));
    m_skus[sku] = 1;
  }
  told("product", "sku", row, product.sku, sku);
  product.sku = std::move(sku);
  return false;
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
