#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gui/presenters/approval.h"
#include "gui/presenters/executor.h"
#include "gui/presenters/language.h"
#include "gui/presenters/open_book.h"

namespace kontor::gui {

/// A field of a form: what it is called, what it means, what it holds, what is wrong with it.
struct FormField {
  enum class Kind { text, choice, flag, fixed, secret };
  using Choices = std::vector<std::pair<std::string, std::string>>;  ///< codes and their names

  std::string id;  ///< stable, for accessible ids
  std::string label;
  std::string hint = {};  ///< one sentence; empty: the label says it all
  Kind kind = Kind::text;
  int width = 240;          ///< in DIP, as its contents ask for
  Choices choices = {};     ///< of a choice
  std::string stored = {};  ///< what the book has: a text, the code of a choice, "yes" or empty
  std::string value = {};   ///< what the form has
  std::string error = {};   ///< in words; empty when it is as it must be
};

class FormView {
 public:
  virtual ~FormView() = default;
  virtual void show_form() = 0;  ///< other fields, other values, an error, saved
};

/// Some facts that a person may change: what is typed is kept beside what the book has until it is
/// saved or taken back; what a use case refuses stands beside its field.
class FormPresenter {
 public:
  virtual ~FormPresenter() = default;

  void set_view(FormView& view) { m_view = &view; }
  const std::vector<FormField>& fields() const { return m_fields; }
  const FormField& field(const std::string& id) const;
  /// What the form is about: "Berlin", "New place"; empty: the page says it.
  const std::string& title() const { return m_title; }
  void type(const std::string& id, const std::string& value);
  bool changed() const;
  bool can_save() const { return !busy() && (m_new || changed()); }
  bool can_revert() const { return !busy() && (m_new || changed()); }
  /// Something that the book does not have yet.
  bool is_new() const { return m_new; }
  bool busy() const { return m_saving.busy(); }
  void save();
  /// Back to what the book has; a new thing goes.
  void revert();
  /// What went wrong with the whole, in words; empty when nothing did.
  const std::string& error() const { return m_error; }
  /// What was saved, in words; empty after the next change.
  const std::string& saved() const { return m_saved; }
  /// Saving was refused for a right that somebody else may lend; nothing otherwise.
  const std::optional<RefusedAct>& refused() const { return m_refused; }

  /// Saved: the book has what the form has.
  std::function<void()> on_saved;

 protected:
  using Outcome = Result<std::string>;  ///< the code of what was saved
  using Saver = std::function<Outcome(OpenBook&)>;

  FormPresenter(std::shared_ptr<OpenBook> book, Executor& executor, Language language)
      : m_book(std::move(book)), m_language(std::move(language)), m_saving(executor, Lane::write) {}

  /// Puts another thing's fields in place.
  void fill(std::string title, bool is_new, std::vector<FormField> fields);
  std::string value(const std::string& id) const { return field(id).value; }
  void fail(const std::string& id, std::string sentence);
  /// Something is wrong with the whole; empty: not any more.
  void fail_whole(std::string sentence) { m_error = std::move(sentence); }
  void show();
  /// Runs an act as saving does.
  void run(const Saver& work, std::shared_ptr<OpenBook> book);
  /// Puts sentences beside the fields that no use case needs to be asked about.
  virtual void check() {}
  /// What saves the values into a book, on a worker.
  virtual Saver saver() const = 0;
  /// The field that a refusal is about; empty: the whole.
  virtual std::string field_of(const Refusal& refusal) const = 0;
  /// What was done is as it should be; else sentences stand beside the fields by now.
  virtual bool accepted() { return true; }
  virtual void was_saved(const std::string& code) = 0;
  /// A new thing is not wanted any more.
  virtual void dropped() {}

  std::shared_ptr<OpenBook> m_book;
  Language m_language;

 private:
  FormField& at(const std::string& id);
  bool wrong() const;
  void forget_error();
  void end(const Outcome& outcome, const Saver& work);

  FormView* m_view = nullptr;
  std::vector<FormField> m_fields;
  std::string m_title, m_error, m_saved;
  std::optional<RefusedAct> m_refused;
  bool m_new = false;
  Alive m_alive;
  Slot m_saving;
};

// What several forms have.
FormField name_field(const Language& t, std::string name);
FormField code_field(const Language& t, std::string code, bool is_new);
FormField zone_field(const Language& t, std::string zone);
FormField hour_field(const Language& t, int hour);

}  // namespace kontor::gui
