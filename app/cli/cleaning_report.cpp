#include "app/cli/cleaning_report.h"

#include "i18n/mark.h"

namespace kontor::cli {

namespace {

constexpr std::size_t cleaning_samples = 3;

std::vector<reports::Column> change_columns() {
  const auto plain = [](const char* key) {
    return reports::Column{key, key, reports::ColumnType::text};
  };
  return {plain("file"),   {"row", "row", reports::ColumnType::integer},
          plain("record"), plain("field"),
          plain("before"), plain("after")};
}

}  // namespace

/// The file of all changes.
struct CleaningReport::Output {
  explicit Output(const std::string& file) : sink(file), rows(reports::make_row_writer(sink, {})) {
    rows->begin(change_columns());
  }
  reports::FileSink sink;
  std::unique_ptr<reports::RowWriter> rows;
};

CleaningReport::CleaningReport(Session& session, const std::string& file) : m_session(session) {
  if (!file.empty()) m_output = std::make_unique<Output>(file);
}

CleaningReport::~CleaningReport() = default;

intake::CleaningVisitor CleaningReport::visitor() {
  return [this](const intake::CleanedField& change) { add(change); };
}

void CleaningReport::add(const intake::CleanedField& change) {
  Field& field = m_fields[{change.record, change.field}];
  ++field.changed;
  if (field.samples.size() < cleaning_samples) field.samples.push_back(change);
  if (m_output)
    m_output->rows->row(
        {change.file, change.row, change.record, change.field, change.before, change.after});
}

void CleaningReport::show() const {
  using reports::ColumnType;
  Listing list(m_session.console(),
               {m_session.column("record", KONTOR_TEXT("Record")),
                m_session.column("field", KONTOR_TEXT("Field")),
                m_session.column("changed", KONTOR_TEXT("Changed values"), ColumnType::integer),
                m_session.column("row", KONTOR_TEXT("Line"), ColumnType::integer),
                m_session.column("before", KONTOR_TEXT("Before")),
                m_session.column("after", KONTOR_TEXT("After"))});
  for (const auto& [key, field] : m_fields)
    for (const auto& sample : field.samples)
      list.row({key.first, key.second, field.changed, sample.row, sample.before, sample.after});
  list.end();
}

void CleaningReport::finish() {
  if (!m_output) return;
  m_output->rows->end();
  m_output->sink.commit();
}

}  // namespace kontor::cli
