#include "app/cli/import_suggest.h"

#include "channels/suggest.h"

namespace kontor::cli {

namespace {

std::string question_sentence(const Console& console, const channels::SuggestQuestion& question) {
  std::string choices;
  for (const std::string& choice : question.choices) {
    choices += (choices.empty() ? "" : ", ") + choice;
  }
  const Args args{{"file", question.file},
                  {"column", question.column},
                  {"path", question.path},
                  {"choices", choices}};
  switch (question.about) {
    case channels::SuggestQuestion::About::date_order:
      return console.text(
          "{file}: in the column {column} day and month cannot be told apart. Write one of these "
          "at {path}: {choices}",
          args);
    case channels::SuggestQuestion::About::decimal_mark:
      return console.text(
          "{file}: in the column {column} decimal point and comma cannot be told apart. Write one "
          "of these at {path}: {choices}",
          args);
    case channels::SuggestQuestion::About::tax:
      break;
  }
  return console.text(
      "{file}: whether prices contain the tax of the column {column} cannot be told. Write one of "
      "these at {path}: {choices}",
      args);
}

}  // namespace

Status suggest_mapping(Session& session, const std::vector<std::filesystem::path>& files,
                       const channels::Reading& reading) {
  Console& console = session.console();
  const auto suggestion = take(channels::suggest_mapping(files, reading));
  console.out().write(suggestion.json);
  for (const auto& question : suggestion.questions) {
    console.say(question_sentence(console, question));
  }
  if (suggestion.without_currency) {
    console.say(
        console.text("No column names a currency: that of the company is taken. For "
                     "another one write it at currency."));
  }
  return suggestion.questions.empty() ? Status::done : Status::refused;
}

}  // namespace kontor::cli
