#include "reports/report_files.h"

#include <algorithm>
#include <array>

#include "formats/pages/row_spool.h"
#include "formats/xlsx/sheet.h"
#include "i18n/language.h"
#include "i18n/mark.h"
#include "reports/report_text.h"

namespace kontor::reports {

namespace report_files_detail {

constexpr std::array<std::string_view, 3> format_names = {"csv", "xlsx", "pdf"};

/// Rows for a terminal, CSV or JSON.
class ListSink final : public ReportSink {
 public:
  ListSink(ByteSink& out, OutputForm form, const i18n::Catalogue& texts, ReportReader reader)
      : m_table(form == OutputForm::table), m_texts(texts), m_reader(reader) {
    OutputOptions options;
    options.form = form;
    m_writer = make_row_writer(out, options);
  }

  void begin(const ReportHead& head) override {
    m_text.emplace(head.fields, m_texts.format());
    m_fields = head.fields;
    std::vector<Column> columns;
    for (std::size_t i = 0; i < head.fields.size(); ++i) {
      const Field& field = head.fields[i];
      const bool by_title = m_reader == ReportReader::person && !m_table;
      columns.push_back({by_title ? head.titles[i] : std::string(field.key), head.titles[i],
                         type_of(field.type)});
    }
    m_writer->begin(std::move(columns));
  }
  void row(const Values& values) override {
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < values.size(); ++i) cells.push_back(cell(values, i));
    m_writer->row(cells);
  }
  /// Programs add up what they need; a row that is none would be in their way.
  void total(const Values& values) override {
    if (m_table) row(values);
  }
  void end() override { m_writer->end(); }

 private:
  static ColumnType type_of(FieldType type) {
    switch (type) {
      case FieldType::date:
      case FieldType::month:
        return ColumnType::date;
      case FieldType::count:
        return ColumnType::integer;
      case FieldType::quantity:
      case FieldType::money:
      case FieldType::percent:
        return ColumnType::decimal;
      case FieldType::text:
      case FieldType::barcode:
      case FieldType::currency:
        break;
    }
    return ColumnType::text;
  }
  Cell cell(const Values& row, std::size_t i) const {
    const Value& value = row[i];
    if (!m_table) {
      return m_reader == ReportReader::program ? ReportText::plain(value)
                                               : ReportText::plain_in_words(value);
    }
    // Counts and dates are the list's own; a total's word stands where a date would.
    const Cell plain = ReportText::plain_in_words(value);
    if (!std::holds_alternative<DecimalText>(plain)) return plain;
    return DecimalText{m_text->shown(value, row)};
  }

  bool m_table;
  const i18n::Catalogue& m_texts;
  ReportReader m_reader;
  std::unique_ptr<RowWriter> m_writer;
  std::vector<Field> m_fields;
  std::optional<ReportText> m_text;
};

struct SheetCellOf {
  formats::SheetCell operator()(std::monostate) const { return std::monostate{}; }
  formats::SheetCell operator()(const std::string& text) const { return text; }
  formats::SheetCell operator()(const Coded& coded) const { return coded.words; }
  formats::SheetCell operator()(BusinessDate date) const { return date; }
  formats::SheetCell operator()(Month month) const { return formats::SheetMonth{month.first}; }
  formats::SheetCell operator()(std::int64_t count) const {
    return formats::SheetNumber{count, 0, false, {}};
  }
  formats::SheetCell operator()(Quantity quantity) const {
    // As many decimals as it needs.
    std::int64_t mantissa = quantity.milli;
    int scale = 3;
    while (scale > 0 && mantissa % 10 == 0) {
      mantissa /= 10;
      --scale;
    }
    return formats::SheetNumber{mantissa, scale, false, {}};
  }
  formats::SheetCell operator()(Money money) const {
    return formats::SheetNumber{money.minor, money.currency.decimals(), false,
                                std::string(money.currency.code())};
  }
  formats::SheetCell operator()(Percent percent) const {
    constexpr int hundredths_of_percent = 4;
    return formats::SheetNumber{percent.hundredths, hundredths_of_percent, true, {}};
  }
};

class SheetSink final : public ReportSink {
 public:
  SheetSink(ByteSink& out, const i18n::Catalogue& texts) : m_out(out), m_texts(texts) {}

  void begin(const ReportHead& head) override {
    formats::SheetHead sheet;
    sheet.title = head.title;
    sheet.company = head.company;
    sheet.rtl = m_texts.rtl();
    sheet.made_on = head.made_on;
    sheet.notes_title = m_texts.text("About this report");
    sheet.notes = head.notes;
    sheet.notes.push_back(
        m_texts.text("Made on {date}", {{"date", m_texts.format().date(head.made_on)}}));
    for (std::string& note : sheet.notes) note = i18n::strip_marks(note);
    for (std::size_t i = 0; i < head.fields.size(); ++i) {
      sheet.columns.push_back({head.titles[i], is_figure(head.fields[i].type)});
    }
    m_sheet = std::make_unique<formats::XlsxSheet>(m_out, std::move(sheet));
  }
  void row(const Values& values) override { m_sheet->row(cells(values)); }
  void total(const Values& values) override { m_sheet->row(cells(values), true); }
  void end() override { m_sheet->finish(); }

 private:
  static std::vector<formats::SheetCell> cells(const Values& values) {
    std::vector<formats::SheetCell> made;
    made.reserve(values.size());
    for (const Value& value : values) made.push_back(std::visit(SheetCellOf{}, value));
    return made;
  }

  ByteSink& m_out;
  const i18n::Catalogue& m_texts;
  std::unique_ptr<formats::XlsxSheet> m_sheet;
};

/// Gathers what pages need; they are cut once all rows are there.
class PageSink final : public ReportSink {
 public:
  explicit PageSink(const i18n::Catalogue& texts) : m_texts(texts) {}

  void begin(const ReportHead& head) override {
    m_text.emplace(head.fields, m_texts.format());
    m_table.language = i18n::language_for(m_texts.language()).tag;
    m_table.rtl = m_texts.rtl();
    m_table.letterhead = head.company;
    m_table.title = head.title;
    m_table.notes = head.notes;
    m_table.made_on = head.made_on;
    m_table.nothing = m_texts.text("There is nothing to report for this choice.");
    m_table.foot = m_texts.text("Made on {date}", {{"date", m_texts.format().date(head.made_on)}});
    // Pages are drawn after the job: they keep the numbers' words, not the catalogue.
    m_table.page_text = [format = m_texts.format(),
                         pattern = m_texts.text("Page {page} of {pages}")](std::size_t page,
                                                                           std::size_t pages) {
      return filled(pattern, format.number(static_cast<std::int64_t>(page)),
                    format.number(static_cast<std::int64_t>(pages)));
    };
    for (std::size_t i = 0; i < head.fields.size(); ++i) {
      const FieldType type = head.fields[i].type;
      m_table.columns.push_back(
          {head.titles[i], is_figure(type), type == FieldType::text, type == FieldType::barcode});
    }
    m_table.bars = head.barcode;
  }
  void row(const Values& values) override { m_rows.append(texts(values)); }
  void total(const Values& values) override { m_table.totals.push_back(texts(values)); }
  void end() override { m_rows.finish(); }

  std::unique_ptr<formats::TablePages> pages() {
    return std::make_unique<formats::TablePages>(std::move(m_table), std::move(m_rows));
  }

 private:
  formats::TextRow texts(const Values& values) const {
    formats::TextRow row;
    row.reserve(values.size());
    for (const Value& value : values) row.push_back(m_text->shown(value, values));
    return row;
  }
  static std::string filled(std::string pattern, const std::string& page,
                            const std::string& pages) {
    const auto put = [&](std::string_view name, const std::string& value) {
      const std::size_t at = pattern.find(name);
      if (at != std::string::npos) pattern.replace(at, name.size(), value);
    };
    put("{page}", page);
    put("{pages}", pages);
    return pattern;
  }

  const i18n::Catalogue& m_texts;
  formats::PageTable m_table;
  formats::RowSpool m_rows;
  std::optional<ReportText> m_text;
};

Result<ReportResult> run_limited(const ReportSource& source, const ReportJob& job, ReportSink& sink,
                                 std::optional<std::int64_t> most_rows) {
  if (!most_rows) return run_report(source, job, sink);
  FirstRows first(sink, *most_rows);
  return run_report(source, job, first);
}

}  // namespace report_files_detail

std::optional<ReportFormat> report_format_named(std::string_view name) {
  const auto& names = report_files_detail::format_names;
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<ReportFormat>(found - names.begin());
}

std::optional<ReportFormat> report_format_of(const std::filesystem::path& file) {
  std::string ending = file.extension().string();
  if (!ending.empty()) ending.erase(0, 1);
  for (char& c : ending) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return report_format_named(ending);
}

std::unique_ptr<ReportSink> make_list_sink(ByteSink& out, OutputForm form,
                                           const i18n::Catalogue& texts, ReportReader reader) {
  return std::make_unique<report_files_detail::ListSink>(out, form, texts, reader);
}

Result<ReportResult> write_report(const ReportSource& source, const ReportJob& job,
                                  ReportFormat format, ReportReader reader, ByteSink& out,
                                  std::optional<std::int64_t> most_rows) {
  using namespace report_files_detail;
  if (format == ReportFormat::csv) {
    ListSink list(out, OutputForm::csv, *job.texts, reader);
    return run_limited(source, job, list, most_rows);
  }
  if (format == ReportFormat::xlsx) {
    SheetSink sheet(out, *job.texts);
    return run_limited(source, job, sheet, most_rows);
  }
  PageSink pages(*job.texts);
  const auto result = run_limited(source, job, pages, most_rows);
  if (result) formats::write_pdf(out, *pages.pages());
  return result;
}

Result<ReportResult> write_report_file(const ReportSource& source, const ReportJob& job,
                                       ReportFormat format, ReportReader reader,
                                       const std::filesystem::path& file,
                                       std::optional<std::int64_t> most_rows) {
  FileSink sink(file);
  const auto result = write_report(source, job, format, reader, sink, most_rows);
  if (result) sink.commit();
  return result;
}

Result<std::unique_ptr<TablePages>> report_pages(const ReportSource& source, const ReportJob& job) {
  report_files_detail::PageSink sink(*job.texts);
  const auto result = run_report(source, job, sink);
  if (!result) return result.refusal();
  return sink.pages();
}

void FirstRows::row(const Values& values) {
  if (m_left == 0) throw RowsEnough();
  --m_left;
  m_sink.row(values);
}

}  // namespace kontor::reports
