#pragma once

#include <string>

#include "domain/base/fields.h"
#include "domain/base/refusal.h"
#include "domain/stock/statement.h"

namespace kontor::goods {

/// A refusal of something about a statement.
inline Refusal about_statement(RefusalCode code, std::int64_t number) {
  return {code, {{"number", stock::statement_number_text(number)}}};
}

/// What the audit keeps of an act on a statement: one fact.
inline std::string statement_said(const char* name, const std::string& text) {
  FieldWriter writer;
  writer.add(name).add(text);
  writer.end_record();
  return writer.text();
}

}  // namespace kontor::goods
