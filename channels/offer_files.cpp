#include "channels/offer_files.h"

#include <array>
#include <string>
#include <vector>

#include "channels/shopify_variant.h"
#include "formats/delimited/writer.h"

namespace kontor::channels {

namespace offer_files_detail {

using formats::CsvOptions;
using formats::CsvWriter;
using formats::FileSink;
using stock::ChannelOffer;

/// What all forms share: the file, and rows of it.
class OfferFile : public stock::OfferSink {
 public:
  OfferFile(OfferForm form, const std::filesystem::path& file, CsvOptions options)
      : m_form(form), m_sink(file), m_writer(m_sink, options) {}

  bool takes(const ChannelOffer& offer) const override { return can_name(m_form, offer); }
  void commit() override { m_sink.commit(); }

 protected:
  CsvWriter& writer() { return m_writer; }

 private:
  OfferForm m_form;
  FileSink m_sink;
  CsvWriter m_writer;
};

/// Reads options_text back.
ShopifyOptions options_in(std::string_view text) {
  ShopifyOptions options;
  for (std::size_t i = 0; i < options.size() && !text.empty(); ++i) {
    const std::size_t end = std::min(text.find("; "), text.size());
    const std::string_view one = text.substr(0, end);
    const std::size_t equals = one.find('=');
    if (equals != std::string_view::npos)
      options[i] = {std::string(one.substr(0, equals)), std::string(one.substr(equals + 1))};
    text.remove_prefix(std::min(text.size(), end + 2));
  }
  return options;
}

/// Columns as of its own export, so that what it takes is what it gave.
class ShopifyFile final : public OfferFile {
 public:
  explicit ShopifyFile(const std::filesystem::path& file)
      : OfferFile(OfferForm::shopify_inventory, file, {',', formats::LineEnd::lf, false, false}) {}

  void begin(const std::vector<company::Location>& sources) override {
    std::vector<std::string> header{
        "Handle",       "Title",         "Option1 Name", "Option1 Value",
        "Option2 Name", "Option2 Value", "Option3 Name", "Option3 Value",
        "SKU",          "HS Code",       "COO"};
    for (const auto& place : sources) header.push_back(place.name);
    writer().row(header);
  }

  void offer(const ChannelOffer& offer) override {
    ShopifyOptions options = options_in(offer.options);
    std::string title = offer.name;
    if (const std::string end = variant_name("", options); title.ends_with(end))
      title.resize(title.size() - end.size());
    if (offer.options.empty()) options[0] = {"Title", "Default Title"};
    std::vector<std::string> row{offer.style, title};
    for (const ShopifyOption& option : options) {
      row.push_back(option.name);
      row.push_back(option.value);
    }
    row.insert(row.end(), {offer.sku, "", ""});
    for (const std::int64_t units : offer.units) row.push_back(std::to_string(units));
    writer().row(row);
  }
};

class AmazonFile final : public OfferFile {
 public:
  explicit AmazonFile(const std::filesystem::path& file)
      : OfferFile(OfferForm::amazon_quantity, file, {'\t', formats::LineEnd::crlf, false, false}) {}

  void begin(const std::vector<company::Location>&) override {
    writer().row({"sku", "price", "minimum-seller-allowed-price", "maximum-seller-allowed-price",
                  "quantity", "handling-time", "fulfillment-channel"});
  }
  void offer(const ChannelOffer& offer) override {
    // Empty cells leave the price and the rest as they are.
    writer().row({offer.sku, "", "", "", std::to_string(offer.total()), "", ""});
  }
};

class PlainFile final : public OfferFile {
 public:
  explicit PlainFile(const std::filesystem::path& file)
      : OfferFile(OfferForm::plain, file, CsvOptions{}) {}

  void begin(const std::vector<company::Location>& sources) override {
    std::vector<std::string> header{"sku", "code", "name"};
    for (const auto& place : sources) header.push_back(place.code);
    header.emplace_back("available");
    writer().row(header);
  }
  void offer(const ChannelOffer& offer) override {
    writer().text(offer.sku);
    writer().text(offer.code);
    writer().text(offer.name);
    for (const std::int64_t units : offer.units) writer().number(std::to_string(units));
    writer().number(std::to_string(offer.total()));
    writer().end_row();
  }
};

constexpr std::array<std::pair<OfferForm, std::string_view>, 3> names{
    {{OfferForm::shopify_inventory, "shopify-inventory"},
     {OfferForm::amazon_quantity, "amazon-quantity"},
     {OfferForm::plain, "plain"}}};

/// Amazon's files have no quotes: such a text would be another.
bool plain_word(std::string_view text) {
  return text.find_first_of("\t\r\n\"") == std::string_view::npos && !text.empty() &&
         text.front() != ' ' && text.back() != ' ';
}

}  // namespace offer_files_detail

std::string_view name_of(OfferForm form) {
  for (const auto& [known, name] : offer_files_detail::names)
    if (known == form) return name;
  return {};
}

std::optional<OfferForm> offer_form_named(std::string_view name) {
  for (const auto& [form, known] : offer_files_detail::names)
    if (known == name) return form;
  return std::nullopt;
}

std::optional<OfferForm> offer_form_of(std::string_view profile) {
  if (profile.starts_with("shopify")) return OfferForm::shopify_inventory;
  if (profile.starts_with("amazon")) return OfferForm::amazon_quantity;
  return std::nullopt;
}

bool can_name(OfferForm form, const stock::ChannelOffer& offer) {
  switch (form) {
    case OfferForm::shopify_inventory:
      return !offer.style.empty();
    case OfferForm::amazon_quantity:
      return offer_files_detail::plain_word(offer.sku) && !offer.kept_by_channel;
    case OfferForm::plain:
      break;
  }
  return true;
}

std::unique_ptr<stock::OfferSink> make_offer_file(OfferForm form,
                                                  const std::filesystem::path& file) {
  using namespace offer_files_detail;
  switch (form) {
    case OfferForm::shopify_inventory:
      return std::make_unique<ShopifyFile>(file);
    case OfferForm::amazon_quantity:
      return std::make_unique<AmazonFile>(file);
    case OfferForm::plain:
      break;
  }
  return std::make_unique<PlainFile>(file);
}

}  // namespace kontor::channels
