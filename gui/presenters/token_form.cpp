#include "gui/presenters/token_form.h"

#include "domain/desk/token.h"
#include "gui/presenters/today.h"

namespace kontor::gui {

TokenForm::TokenForm(std::shared_ptr<OpenBook> book, Executor& executor, Language language)
    : FormPresenter(std::move(book), executor, std::move(language)),
      m_reading(executor, Lane::read) {
  const Language& t = m_language;
  FormField commands{"commands", t.text("Commands"), {}, FormField::Kind::text, 360};
  commands.hint = t.text("What it may do and nothing else: stock list, report run");
  FormField person{"person", t.text("Acts for"), {}, FormField::Kind::choice, 280};
  person.choices.emplace_back("", t.text("Who makes it"));
  FormField file{"file", t.text("File"), {}, FormField::Kind::text, 360};
  file.hint = t.text("A new file that only you can read. Programs come in with it.");
  fill(t.text("New token"), true,
       {{"name", t.text("Name"), {}, FormField::Kind::text, 200},
        std::move(commands),
        std::move(person),
        std::move(file)});
}

void TokenForm::load() {
  m_reading.run(
      [book = m_book](const Cancel&) {
        return book->book().read([&](Unit& unit) {
          auto people = book->employees().list(unit);
          const auto today = today_of(book->clock(), book->company().entities(unit));
          std::erase_if(people, [&](const staff::Employee& e) {
            return e.provisional || e.bound_to || staff::has_left(e, today);
          });
          return people;
        });
      },
      [this](const std::vector<staff::Employee>& people) {
        auto now = fields();
        for (FormField& one : now) {
          if (one.id != "person") continue;
          for (const auto& e : people)
            one.choices.emplace_back(e.code, e.name.empty() ? e.code : e.name);
        }
        // What was typed meanwhile stays.
        const auto typed = now;
        fill(title(), true, std::move(now));
        for (const FormField& one : typed)
          if (!one.value.empty()) type(one.id, one.value);
        show();
      },
      [this](const Failure& failure) {
        fail_whole(m_language.sentence(failure));
        show();
      });
}

void TokenForm::check() {
  const Language& t = m_language;
  if (value("name").empty()) fail("name", t.sentence(Refusal{RefusalCode::name_missing, {}}));
  if (desk::commands_of(value("commands")).empty())
    fail("commands", t.text("Say what it may do: stock list, report run"));
  if (value("file").empty()) fail("file", t.text("Say where it is to be written."));
}

FormPresenter::Saver TokenForm::saver() const {
  const desk::TokenWish wish{value("name"), desk::commands_of(value("commands")), value("person")};
  return [wish, file = std::filesystem::path(value("file"))](OpenBook& book) -> Outcome {
    const auto done = book.desk().add_token(wish, file);
    if (!done) return done.refusal();
    return wish.name;
  };
}

std::string TokenForm::field_of(const Refusal& refusal) const {
  switch (refusal.code) {
    case RefusalCode::name_missing:
    case RefusalCode::token_exists:
      return "name";
    case RefusalCode::command_unknown:
    case RefusalCode::token_never_for:
      return "commands";
    case RefusalCode::employee_unknown:
    case RefusalCode::secret_above_rights:
      return "person";
    case RefusalCode::file_exists:
      return "file";
    default:
      return {};
  }
}

std::string TokenForm::done() const {
  return m_language.text("The token {token} is in {file}. Programs use it with --token.",
                         {{"token", m_language.isolated(value("name"))},
                          {"file", m_language.isolated(value("file"))}});
}

}  // namespace kontor::gui
