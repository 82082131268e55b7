// Shopify's customers export, 20 columns in two layouts: the older one with plain address columns,
// from 2024 with the customer's id and the names "Default Address ...". One row a customer; rows of
// a newsletter have only an e-mail.

#include "channels/profile_list.h"
#include "channels/row_source.h"
#include "channels/shopify_variant.h"
#include "channels/values.h"

namespace kontor::channels {

namespace {

struct CustomerColumns {
  Column id, first_name, last_name, email, phone, address_phone;
  Column company, street, street2, city, province, province_code, country, country_code, zip;
  Column accepts_email, accepts_sms, tax_exempt, tags, note, total_spent, total_orders;

  CustomerColumns() = default;
  explicit CustomerColumns(const Table& t)
      : id(t.column("Customer ID")),
        first_name(t.column("First Name")),
        last_name(t.column("Last Name")),
        email(t.column("Email")),
        phone(t.column("Phone")),
        address_phone(t.column("Default Address Phone")),
        company(t.column({"Company", "Default Address Company"})),
        street(t.column({"Address1", "Default Address Address1"})),
        street2(t.column({"Address2", "Default Address Address2"})),
        city(t.column({"City", "Default Address City"})),
        province(t.column({"Province", "Default Address Province"})),
        province_code(t.column({"Province Code", "Default Address Province Code"})),
        country(t.column({"Country", "Default Address Country"})),
        country_code(t.column({"Country Code", "Default Address Country Code"})),
        zip(t.column({"Zip", "Default Address Zip"})),
        accepts_email(t.column({"Accepts Email Marketing", "Accepts Marketing"})),
        accepts_sms(t.column("Accepts SMS Marketing")),
        tax_exempt(t.column("Tax Exempt")),
        tags(t.column("Tags")),
        note(t.column("Note")),
        total_spent(t.column("Total Spent")),
        total_orders(t.column("Total Orders")) {}
};

/// "yes" and "no", as orders write it too; other files of the same shop say true and false.
std::optional<bool> yes_or_no(Values& values, Cell cell) {
  const std::string word = ascii_lower(unguarded(cell.text));
  if (word.empty()) return std::nullopt;
  if (word == "yes" || word == "true") return true;
  if (word != "no" && word != "false") values.refuse(RefusalCode::value_unknown, cell);
  return false;
}

class CustomerSource final : public RowSource {
 public:
  using RowSource::RowSource;

 protected:
  void begin(Table& table) override { m_columns = CustomerColumns(table); }

  void row(const Table& table) override {
    Values values;
    values.at(table.line());
    intake::IncomingCustomer customer;
    read_person(table, customer);
    read_address(table, customer);
    customer.accepts_email = yes_or_no(values, table.cell(m_columns.accepts_email));
    customer.accepts_sms = yes_or_no(values, table.cell(m_columns.accepts_sms));
    customer.tax_exempt = yes_or_no(values, table.cell(m_columns.tax_exempt));
    customer.tags = table.cell(m_columns.tags).text;
    customer.note = unguarded(table.cell(m_columns.note).text);
    customer.total_spent = values.decimal(table.cell(m_columns.total_spent));
    if (const auto orders = values.quantity(table.cell(m_columns.total_orders)))
      customer.total_orders = orders->milli / 1000;
    give_or_refuse(table, table.line(), values.refusal(), std::move(customer));
  }

 private:
  std::string text(const Table& table, const Column& column) const {
    return unguarded(table.cell(column).text);
  }

  void read_person(const Table& table, intake::IncomingCustomer& c) const {
    c.first_name = text(table, m_columns.first_name);
    c.last_name = text(table, m_columns.last_name);
    c.company = text(table, m_columns.company);
    c.buyer.channel_customer = text(table, m_columns.id);
    c.buyer.email = text(table, m_columns.email);
    c.buyer.phone = text(table, m_columns.phone);
    // The phone of an address is that of a household or firm, so it doesn't say who someone is
    // where anything else does.
    if (!c.buyer.identifies()) c.buyer.phone = text(table, m_columns.address_phone);
    const bool both = !c.first_name.empty() && !c.last_name.empty();
    c.buyer.name = c.first_name + (both ? " " : "") + c.last_name;
    if (c.buyer.name.empty()) c.buyer.name = c.company;
  }

  void read_address(const Table& table, intake::IncomingCustomer& c) const {
    c.street = text(table, m_columns.street);
    c.street2 = text(table, m_columns.street2);
    c.city = text(table, m_columns.city);
    c.region = text(table, m_columns.province_code);
    if (c.region.empty()) c.region = text(table, m_columns.province);
    c.postal_code = text(table, m_columns.zip);
    c.country = text(table, m_columns.country_code);
    if (c.country.empty()) c.country = text(table, m_columns.country);
    c.buyer.country = c.country;
  }

  CustomerColumns m_columns;
};

class ShopifyCustomers final : public TableProfile {
 public:
  std::string_view name() const override { return "shopify-customers"; }

 protected:
  const Needed& needed() const override {
    static const Needed columns{{"First Name"},  {"Last Name"},
                                {"Email"},       {"Accepts Email Marketing", "Accepts Marketing"},
                                {"Total Spent"}, {"Total Orders"},
                                {"Tax Exempt"}};
    return columns;
  }
  std::unique_ptr<RowSource> records(Tables tables, const ProfileOptions&) const override {
    return std::make_unique<CustomerSource>(std::move(tables));
  }
  void describe(intake::SourceInfo& info, const Tables&) const override {
    info.channel_name = shopify_channel_name;
  }
};

}  // namespace

const Profile& shopify_customers() {
  static const ShopifyCustomers profile;
  return profile;
}

}  // namespace kontor::channels
