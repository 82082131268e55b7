#include "gui/presenters/list_export.h"

#include <algorithm>

namespace kontor::gui {

namespace {

reports::ListValue list_value(ColumnValue value) {
  switch (value) {
    case ColumnValue::number:
      return reports::ListValue::number;
    case ColumnValue::money:
      return reports::ListValue::money;
    case ColumnValue::date:
      return reports::ListValue::date;
    case ColumnValue::text:
      break;
  }
  return reports::ListValue::text;
}

reports::ListHead head_of(const ListPresenter& list, const ListExport::Wish& wish,
                          const Language& t) {
  reports::ListHead head{wish.title, t.text("Currency"), t.rtl(), wish.today, {}};
  for (const std::size_t index : wish.columns) {
    const Column& column = list.columns().at(index);
    head.columns.push_back({column.title, list_value(column.value)});
  }
  return head;
}

}  // namespace

ListExport::ListExport(Executor& executor, Language language, std::function<void()> changed)
    : m_language(std::move(language)),
      m_changed(std::move(changed)),
      m_writing(executor, Lane::read) {}

void ListExport::start(ListPresenter& list, Wish wish) {
  if (busy()) return;
  m_walk = list.walk(wish.columns);
  if (!m_walk) return;
  m_rows = 0;
  m_name = wish.file.filename().string();
  m_path = wish.file.string();
  m_written.clear();
  m_writing.run(
      [wish, head = head_of(list, wish, m_language)](const Cancel&) {
        return reports::ListFile::create(wish.file, wish.format, head);
      },
      [this](std::shared_ptr<reports::ListFile> file) {
        m_file = std::move(file);
        read();
      },
      [this](const Failure& failure) { end(m_language.sentence(failure), true); });
  m_changed();
}

void ListExport::read() {
  m_walk->next(
      [this](RowWalk::Rows rows) {
        if (rows.empty()) {
          finish();
        } else {
          write(std::move(rows));
        }
      },
      [this](const Failure& failure) { end(m_language.sentence(failure), true); });
}

void ListExport::write(RowWalk::Rows rows) {
  m_rows += static_cast<std::int64_t>(rows.size());
  m_writing.run(
      [file = m_file, rows = std::move(rows)](const Cancel&) {
        for (const auto& row : rows) file->row(row);
        return true;
      },
      [this](bool) {
        m_changed();
        if (busy()) read();
      },
      [this](const Failure& failure) { end(m_language.sentence(failure), true); });
}

void ListExport::finish() {
  m_writing.run(
      [file = m_file](const Cancel&) {
        file->finish();
        return true;
      },
      [this](bool) {
        m_written = m_path;
        end(m_language.plural("{n} row was written to {file}", "{n} rows were written to {file}",
                              m_rows, {{"file", m_name}}),
            false);
      },
      [this](const Failure& failure) { end(m_language.sentence(failure), true); });
}

void ListExport::stop() {
  if (!busy()) return;
  m_writing.cancel();
  end(m_language.text("The export was stopped; no file was written"), false);
}

void ListExport::end(std::string result, bool wrong) {
  // The file that was not finished goes with the last job that holds it.
  m_walk.reset();
  m_file.reset();
  m_result = std::move(result);
  m_wrong = wrong;
  m_changed();
}

int ListExport::percent() const {
  const std::int64_t count = m_walk ? m_walk->count() : 0;
  return count > 0 ? static_cast<int>(m_rows * 100 / count) : -1;
}

std::string ListExport::activity() const {
  return m_language.text("Exporting {file}", {{"file", m_name}});
}

void ListCopy::start(ListPresenter& list, std::vector<std::size_t> rows,
                     const std::vector<std::size_t>& columns) {
  m_walk = list.walk(columns);
  if (!m_walk) return;
  m_rows = std::move(rows);
  m_next = m_walked = 0;
  m_text.clear();
  append_tsv(m_text, titles_of(list, columns));
  read();
}

void ListCopy::read() {
  m_walk->next(
      [this](RowWalk::Rows rows) {
        for (std::size_t i = 0; i < rows.size() && m_next < m_rows.size(); ++i) {
          if (m_rows[m_next] != m_walked + i) continue;
          append_tsv(m_text, rows[i]);
          ++m_next;
        }
        m_walked += rows.size();
        if (!rows.empty() && m_next < m_rows.size()) {
          read();
          return;
        }
        m_walk.reset();
        m_done(std::move(m_text));
      },
      [this](const Failure& failure) {
        m_walk.reset();
        m_failed(failure);
      });
}

}  // namespace kontor::gui
