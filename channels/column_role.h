#pragma once

#include <optional>
#include <string_view>

namespace kontor::channels {

/// What a column seems to hold, by its name.
enum class ColumnRole {
  order,
  date,
  shipped,
  sku,
  code,
  product,
  quantity,
  price,
  discount,
  tax,
  amount,
  total,
  shipping,
  customer,
  customer_name,
  first_name,
  last_name,
  email,
  phone,
  employee,
  shop,
  currency,
  stock,
  barcode,
  cost,
  text,
  reference,
  balance,
  debit,
  credit,
  account
};

/// A role and how well the name fits it: more words of the name that fit are better, a name that
/// fits whole is best.
struct RoleFit {
  ColumnRole role;
  int fit = 0;
};

/// By words in English, German, French, Romanian and Spanish, whatever their case, accents and
/// joints ("InvoiceNo", "invoice_no", "Numéro de commande").
std::optional<RoleFit> role_of_column(std::string_view name);

}  // namespace kontor::channels
