#include "gui/presenters/form_presenter.h"

#include <algorithm>

#include "domain/base/check.h"

namespace kontor::gui {

const FormField& FormPresenter::field(const std::string& id) const {
  const auto found = std::ranges::find(m_fields, id, &FormField::id);
  KONTOR_ASSERT(found != m_fields.end());
  return *found;
}

FormField& FormPresenter::at(const std::string& id) {
  const auto found = std::ranges::find(m_fields, id, &FormField::id);
  KONTOR_ASSERT(found != m_fields.end());
  return *found;
}

void FormPresenter::fill(std::string title, bool is_new, std::vector<FormField> fields) {
  // Read again after it was saved: that it was stays said.
  const auto code = [](const std::vector<FormField>& all) {
    const auto found = std::ranges::find(all, "code", &FormField::id);
    return found == all.end() ? std::string() : found->stored;
  };
  if (is_new || code(fields) != code(m_fields)) m_saved.clear();
  m_title = std::move(title);
  m_new = is_new;
  m_fields = std::move(fields);
  for (FormField& one : m_fields) one.value = one.stored;
  forget_error();
  show();
}

void FormPresenter::forget_error() {
  m_error.clear();
  m_refused.reset();
}

void FormPresenter::type(const std::string& id, const std::string& value) {
  FormField& field = at(id);
  if (field.value == value) return;
  field.value = value;
  field.error.clear();
  forget_error();
  m_saved.clear();
  show();
}

bool FormPresenter::changed() const {
  return std::ranges::any_of(m_fields,
                             [](const FormField& one) { return one.value != one.stored; });
}

bool FormPresenter::wrong() const {
  return std::ranges::any_of(m_fields, [](const FormField& one) { return !one.error.empty(); });
}

void FormPresenter::fail(const std::string& id, std::string sentence) {
  at(id).error = std::move(sentence);
}

void FormPresenter::show() {
  if (m_view) m_view->show_form();
}

void FormPresenter::revert() {
  if (!can_revert()) return;
  if (m_new) {
    dropped();
    return;
  }
  for (FormField& one : m_fields) {
    one.value = one.stored;
    one.error.clear();
  }
  forget_error();
  show();
}

void FormPresenter::save() {
  if (!can_save()) return;
  forget_error();
  m_saved.clear();
  for (FormField& one : m_fields) one.error.clear();
  check();
  if (wrong()) {
    show();
    return;
  }
  run(saver(), m_book);
}

void FormPresenter::run(const Saver& work, std::shared_ptr<OpenBook> book) {
  m_saving.run([work, book = std::move(book)](const Cancel&) { return work(*book); },
               [this, work](const Outcome& outcome) { end(outcome, work); },
               [this](const Failure& failure) {
                 m_error = m_language.sentence(failure);
                 show();
               });
  show();
}

void FormPresenter::end(const Outcome& outcome, const Saver& work) {
  if (!outcome) {
    const auto again = [this, work](std::shared_ptr<OpenBook> book) {
      forget_error();
      run(work, std::move(book));
    };
    m_refused = refused_act(outcome.refusal(), m_alive.guard(again));
    const std::string sentence = m_language.sentence(outcome.refusal());
    const std::string id = field_of(outcome.refusal());
    if (id.empty()) {
      m_error = sentence;
    } else {
      fail(id, sentence);
    }
    show();
    return;
  }
  if (!accepted()) {
    show();
    return;
  }
  for (FormField& one : m_fields) one.stored = one.value;
  m_new = false;
  m_saved = m_language.text("Saved.");
  was_saved(*outcome);
  show();
  if (on_saved) on_saved();
}

FormField name_field(const Language& t, std::string name) {
  FormField field{"name", t.text("Name"), {}, FormField::Kind::text, 280};
  field.stored = std::move(name);
  return field;
}

FormField code_field(const Language& t, std::string code, bool is_new) {
  FormField field{"code", t.text("Code"), {}, FormField::Kind::fixed, 160};
  field.stored = std::move(code);
  if (is_new) {
    field.kind = FormField::Kind::text;
    field.hint = t.text("Capitals, digits and dashes; empty: made from the name.");
  } else {
    field.hint = t.text("Files and commands name it so: it stays.");
  }
  return field;
}

FormField zone_field(const Language& t, std::string zone) {
  FormField field{"zone", t.text("Time zone"), {}, FormField::Kind::text, 200};
  field.hint = t.text("IANA name, such as Europe/Berlin");
  field.stored = std::move(zone);
  return field;
}

FormField hour_field(const Language& t, int hour) {
  FormField field{"hour", t.text("Day begins at hour"), {}, FormField::Kind::choice, 96};
  field.hint = t.text("What is sold before it counts for the day before.");
  for (int i = 0; i < 24; ++i) field.choices.emplace_back(std::to_string(i), t.count(i));
  field.stored = std::to_string(hour);
  return field;
}

}  // namespace kontor::gui
