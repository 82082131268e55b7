#include "gui/presenters/start_presenter.h"

namespace kontor::gui {

namespace {

StartPresenter::Field field_of(RefusalCode code, bool creating) {
  using Field = StartPresenter::Field;
  switch (code) {
    case RefusalCode::name_missing:
      return Field::entity_name;
    case RefusalCode::country_unknown:
      return Field::country;
    case RefusalCode::currency_unknown:
      return Field::currency;
    case RefusalCode::zone_unknown:
      return Field::zone;
    default:
      return creating ? Field::new_address : Field::address;
  }
}

/// Blanks at the ends come from pasting.
std::string trimmed(const std::string& text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

}  // namespace

StartPresenter::StartPresenter(StartView& view, BookOpener& opener, Settings& settings,
                               Executor& executor, Language language)
    : m_view(view),
      m_opener(opener),
      m_recent(settings),
      m_language(std::move(language)),
      m_opening(executor, Lane::write) {}

std::vector<StartPresenter::Recent> StartPresenter::recent() const {
  std::vector<Recent> found;
  for (const auto& address : m_recent.addresses()) {
    found.push_back({address, book_title(address), book_place(address)});
  }
  return found;
}

void StartPresenter::forget(const std::string& address) {
  m_recent.forget(address);
  m_view.show_start();
}

void StartPresenter::begin(std::string activity) {
  m_activity = std::move(activity);
  m_error.clear();
  m_tested.clear();
  m_error_field = Field::none;
  m_demo = false;
  m_work.reset();
}

void StartPresenter::try_demo() {
  m_creating = false;
  begin(m_language.text("Making the demo book..."));
  m_demo = true;
  m_work = std::make_shared<LongWork>();
  m_opening.run(
      [opener = &m_opener, work = m_work](const Cancel&) { return opener->open_demo(*work); },
      [this](Answer answer) { take(std::move(answer)); },
      [this](const Failure& failure) { fail(m_language.sentence(failure), Field::none); });
  m_view.show_start();
}

void StartPresenter::test(const std::string& path_or_address, Field field) {
  const std::string wanted = trimmed(path_or_address);
  if (wanted.empty()) {
    fail(m_language.text("Name the file or the address of the book."), field);
    return;
  }
  begin(m_language.text("Looking at the address..."));
  m_error_field = field;
  m_opening.run(
      [opener = &m_opener, address = as_address(wanted)](const Cancel&) {
        return opener->test(address);
      },
      [this, field](const Result<AddressTest>& answer) {
        if (answer) {
          found(*answer);
        } else {
          fail(m_language.sentence(answer.refusal()), field);
        }
      },
      [this, field](const Failure& failure) { fail(m_language.sentence(failure), field); });
  m_view.show_start();
}

void StartPresenter::found(const AddressTest& test) {
  using Found = AddressTest::Found;
  switch (test.found) {
    case Found::book:
      m_tested = m_language.text("There is the book of {company}.", {{"company", test.company}});
      break;
    case Found::room:
      m_tested = m_language.text("There is no book yet: one can be made here.");
      break;
    case Found::database:
      m_tested = m_language.text(
          "The server answers, and the database holds no book: one can be made here if it is "
          "empty.");
      break;
    case Found::server:
      fail(m_language.text("The server answers, but has no such database. Ask who looks after it "
                           "to make an empty one."),
           m_error_field);
      return;
  }
  m_view.show_start();
}

void StartPresenter::open(const std::string& path_or_address) {
  const std::string wanted = trimmed(path_or_address);
  if (wanted.empty()) {
    fail(m_language.text("Name the file or the address of the book."), Field::address);
    return;
  }
  m_creating = false;
  begin(m_language.text("Opening the book..."));
  m_opening.run(
      [this_opener = &m_opener, address = as_address(wanted)](const Cancel&) {
        return this_opener->open(address);
      },
      [this](Answer answer) { take(std::move(answer)); },
      [this](const Failure& failure) { fail(m_language.sentence(failure), Field::address); });
  m_view.show_start();
}

void StartPresenter::create(NewBook wanted) {
  for (auto* text :
       {&wanted.address, &wanted.entity_name, &wanted.country, &wanted.currency, &wanted.zone}) {
    *text = trimmed(*text);
  }
  if (wanted.entity_name.empty()) {
    fail(m_language.text("Give the company a name."), Field::entity_name);
    return;
  }
  if (wanted.address.empty()) {
    fail(m_language.text("Say where the new book shall lie."), Field::new_address);
    return;
  }
  wanted.address = as_address(wanted.address);
  m_creating = true;
  begin(m_language.text("Making the book..."));
  m_opening.run(
      [this_opener = &m_opener, wanted](const Cancel&) { return this_opener->create(wanted); },
      [this](Answer answer) { take(std::move(answer)); },
      [this](const Failure& failure) { fail(m_language.sentence(failure), Field::new_address); });
  m_view.show_start();
}

void StartPresenter::cancel() {
  if (m_work) m_work->stop();
  m_opening.cancel();
  m_view.show_start();
}

void StartPresenter::take(Answer answer) {
  if (!answer) {
    fail(m_language.sentence(answer.refusal()),
         m_demo ? Field::none : field_of(answer.refusal().code, m_creating));
    return;
  }
  m_recent.remember((*answer)->address());
  m_view.book_opened(std::move(*answer));
}

void StartPresenter::fail(std::string sentence, Field field) {
  m_error = std::move(sentence);
  m_tested.clear();
  m_error_field = field;
  m_view.show_start();
}

}  // namespace kontor::gui
