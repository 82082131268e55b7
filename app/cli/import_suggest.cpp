#include "app/cli/import_suggest.h"

#include "channels/suggest.h"
#include "i18n/sentence.h"

namespace kontor::cli {

Status suggest_mapping(Session& session, const std::vector<std::filesystem::path>& files,
                       const channels::Reading& reading) {
  Console& console = session.console();
  const auto suggestion = take(channels::suggest_mapping(files, reading));
  console.out().write(suggestion.json);
  for (const auto& question : suggestion.questions) {
    console.say(i18n::sentence(console.texts(), question));
  }
  if (suggestion.without_currency) {
    console.say(
        console.text("No column names a currency: that of the company is taken. For "
                     "another one write it at currency."));
  }
  return suggestion.questions.empty() ? Status::done : Status::refused;
}

}  // namespace kontor::cli
