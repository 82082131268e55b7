#include "i18n/customer_names.h"

namespace kontor::i18n {

std::string name(const Catalogue& catalogue, customers::MatchField field) {
  using enum customers::MatchField;
  switch (field) {
    case first:
      return catalogue.text("First name");
    case last:
      return catalogue.text("Last name");
    case company:
      return catalogue.text("Company");
    case house:
      return catalogue.text("House number");
    case street:
      return catalogue.text("Street");
    case street2:
      return catalogue.text("Street, second line");
    case city:
      return catalogue.text("City");
    case postal_code:
      return catalogue.text("Postal code");
    case region:
      return catalogue.text("Region");
    case country:
      return catalogue.text("Country");
    case email:
      return catalogue.text("E-mail");
    case phone:
      return catalogue.text("Phone");
    case born:
      return catalogue.text("Date of birth");
    case identifier:
      return catalogue.text("Tax number");
  }
  return {};
}

std::string name(const Catalogue& catalogue, customers::PersonPart part) {
  using enum customers::PersonPart;
  switch (part) {
    case name:
      return catalogue.text("Name");
    case company:
      return catalogue.text("Company");
    case email:
      return catalogue.text("E-mail");
    case phone:
      return catalogue.text("Phone");
    case address:
      return catalogue.text("Address");
    case note:
      return catalogue.text("Note");
  }
  return {};
}

}  // namespace kontor::i18n
