#include "domain/customers/record.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "domain/base/check.h"
#include "domain/base/fields.h"

namespace kontor::customers {

namespace {

struct RecordText {
  std::string_view name;
  std::string CustomerRecord::*member;
};
constexpr std::array record_texts = {RecordText{"name", &CustomerRecord::name},
                                     RecordText{"email", &CustomerRecord::email},
                                     RecordText{"phone", &CustomerRecord::phone},
                                     RecordText{"first_name", &CustomerRecord::first_name},
                                     RecordText{"last_name", &CustomerRecord::last_name},
                                     RecordText{"company", &CustomerRecord::company},
                                     RecordText{"street", &CustomerRecord::street},
                                     RecordText{"street2", &CustomerRecord::street2},
                                     RecordText{"city", &CustomerRecord::city},
                                     RecordText{"region", &CustomerRecord::region},
                                     RecordText{"postal_code", &CustomerRecord::postal_code},
                                     RecordText{"country", &CustomerRecord::country},
                                     RecordText{"tags", &CustomerRecord::tags},
                                     RecordText{"note", &CustomerRecord::note}};

struct RecordFlag {
  std::string_view name;
  std::optional<bool> CustomerRecord::*member;
};
constexpr std::array record_flags = {RecordFlag{"accepts_email", &CustomerRecord::accepts_email},
                                     RecordFlag{"accepts_sms", &CustomerRecord::accepts_sms},
                                     RecordFlag{"tax_exempt", &CustomerRecord::tax_exempt}};

constexpr char code_letter = 'C';

}  // namespace

std::string canonical_content(const CustomerRecord& record) {
  FieldWriter out;
  for (const RecordText& field : record_texts) {
    if ((record.*field.member).empty()) continue;
    out.add(field.name).add(record.*field.member);
    out.end_record();
  }
  for (const RecordFlag& field : record_flags) {
    if (!(record.*field.member)) continue;
    out.add(field.name).flag(*(record.*field.member));
    out.end_record();
  }
  return out.text();
}

CustomerRecord parse_customer(std::string_view content) {
  CustomerRecord record;
  FieldReader in(content);
  while (in.next_record()) {
    const std::string name = in.text();
    for (const RecordText& field : record_texts)
      if (field.name == name) record.*field.member = in.text();
    for (const RecordFlag& field : record_flags)
      if (field.name == name) record.*field.member = in.flag();
    KONTOR_ASSERT(in.at_end_of_record());
  }
  return record;
}

std::string code_of(CustomerId id) { return code_letter + std::to_string(id.value); }

CustomerId customer_of_code(std::string_view code) {
  if (code.size() < 2 || (code.front() != code_letter && code.front() != 'c')) return {};
  std::int64_t value = 0;
  const char* end = code.data() + code.size();
  const auto read = std::from_chars(code.data() + 1, end, value);
  return read.ec == std::errc() && read.ptr == end && value > 0 ? CustomerId(value) : CustomerId();
}

}  // namespace kontor::customers
