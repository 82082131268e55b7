#include "app/cli/run.h"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

#include "app/cli/commands.h"
#include "app/cli/help.h"
#include "i18n/language.h"
#include "i18n/sentence.h"

namespace kontor::cli {

namespace {

/// The language is needed before the command line is read, because its help is in it.
std::string wanted_language(const std::vector<std::string>& arguments) {
  const std::string flag = "--lang";
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == flag && i + 1 < arguments.size()) return arguments[i + 1];
    if (arguments[i].rfind(flag + "=", 0) == 0) return arguments[i].substr(flag.size() + 1);
  }
  for (const char* name : {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') {
      const std::string all = value;
      return all.substr(0, all.find(':'));
    }
  }
  return "en";
}

void choose_form(Session& session) {
  const std::string& name = session.globals.output;
  const bool terminal = ::isatty(STDOUT_FILENO) == 1;
  const auto form = reports::output_form_from_name(name.empty() ? (terminal ? "table" : "csv")
                                                                : std::string_view(name));
  session.console().set_form(form.value_or(reports::OutputForm::csv));
}

Status failed(Console& console, const Failure& failure) {
  console.say(i18n::sentence(console.texts(), failure));
  const auto batch = find_arg(failure.args(), "batch");
  if (failure.code() == FailureCode::cancelled && !batch.empty()) {
    console.say("kontor batch resume " + std::string(batch));
  }
  return status_of(failure.code());
}

/// What the system says of a file or stream: only the code is kept, the path is in the arguments.
Failure failure_of(const std::system_error& error) {
  const int code = error.code().value();
  if (code == ENOSPC || code == EDQUOT || code == EFBIG) {
    return Failure(FailureCode::disk_full, {{"detail", error.what()}});
  }
  return Failure(FailureCode::file_unwritable, {{"detail", error.what()}});
}

Status act(Session& session, Tree& tree) {
  Console& console = session.console();
  choose_form(session);
  try {
    const Status status = tree.chosen()();
    console.flush();
    return status;
  } catch (const Stop& stop) {
    console.say(i18n::sentence(console.texts(), stop.refusal()));
    return status_of(stop.refusal().code);
  } catch (const WrongUsage& wrong) {
    console.say(wrong.what());
    return Status::usage;
  } catch (const Failure& failure) {
    return failed(console, failure);
  } catch (const std::system_error& error) {
    if (error.code().value() == EPIPE) return Status::done;  // nobody reads on
    return failed(console, failure_of(error));
  } catch (const std::bad_alloc&) {
    return failed(console, Failure(FailureCode::out_of_memory));
  }
}

}  // namespace

int run(const std::vector<std::string>& arguments, const std::string& employee) {
  Console console(i18n::Catalogue::load(wanted_language(arguments), i18n::locale_dir()));
  Session session(console);
  session.act_as(employee);
  Tree tree(session);
  add_commands(tree);
  try {
    tree.parse(arguments);
  } catch (const CLI::CallForHelp&) {
    console.out().write(help_text(console, tree.named()));
    console.flush();
    return static_cast<int>(Status::done);
  } catch (const CLI::ParseError& error) {
    console.say(usage_sentence(console, tree, error));
    return static_cast<int>(Status::usage);
  }
  return static_cast<int>(act(session, tree));
}

}  // namespace kontor::cli
