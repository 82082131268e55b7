#include "app/cli/stop.h"

namespace kontor::cli {

Status status_of(RefusalCode code) {
  using enum RefusalCode;
  switch (code) {
    case file_not_found:
    case file_unreadable:
    case file_empty:
    case file_binary:
    case file_html:
    case file_cut_off:
    case file_line_too_long:
    case file_cell_too_long:
    case file_too_many_columns:
    case file_bad_quoting:
    case file_mixed_encoding:
    case file_no_header:
    case file_duplicate_header:
    case file_other_profile:
    case file_missing_columns:
    case file_columns_per_row:
    case file_unordered:
    case file_encoding_unclear:
    case file_dates_unclear:
    case encoding_unknown:
    case settlement_total_disagrees:
    case settlement_value_wrong:
    case profile_unknown:
    case mapping_unknown:
    case mapping_invalid:
    case mapping_file_missing:
    case value_missing:
    case value_not_number:
    case value_not_date:
    case value_not_currency:
    case value_too_precise:
    case value_too_large:
    case value_unknown:
    case opening_without_date:
    case address_invalid:
    case address_has_password:
    case book_missing:
    case book_not_kontor:
    case command_unknown:
      return Status::usage;
    default:
      return Status::refused;
  }
}

Status status_of(FailureCode code) {
  return code == FailureCode::cancelled ? Status::interrupted : Status::failed;
}

}  // namespace kontor::cli
