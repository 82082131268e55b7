#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "i18n/catalogue.h"

namespace kontor::i18n {

// What people call the words of the audit. A word that is not known stays as it is, since later
// programs write further ones.

/// "product.change": "Product changed".
std::string audit_action_name(const Catalogue& catalogue, std::string_view action);
/// "batch": "Import".
std::string audit_subject_name(const Catalogue& catalogue, std::string_view subject);
/// "compare_at": "Compare-at price".
std::string audit_field_name(const Catalogue& catalogue, std::string_view field);

/// What people call a value of a field that is stored by name: "Partly received" of a state.
std::string audit_value(const Catalogue& catalogue, std::string_view field, std::string_view value);

/// What an act can be done to, as filters offer it.
std::vector<std::string_view> audit_subjects();

}  // namespace kontor::i18n
