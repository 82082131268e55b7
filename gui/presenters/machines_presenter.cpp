#include "gui/presenters/machines_presenter.h"

#include "domain/base/zone.h"
#include "gui/presenters/secret_words.h"

namespace kontor::gui {

MachinesPresenter::MachinesPresenter(ListView& view, std::shared_ptr<OpenBook> book,
                                     Executor& executor, Language language)
    : WholeListPresenter(view, executor, std::move(language)),
      m_book(std::move(book)),
      m_acting(executor, Lane::write) {
  const Language& t = m_language;
  set_columns({text_column("name", t.text("Machine"), 200, true),
               text_column("state", t.text("PINs"), 168),
               date_column("enrolled", t.text("Since"), 160),
               text_column("by", t.text("Made good by"), 160),
               date_column("revoked", t.text("Until"), 160)});
}

std::function<MachinesFacts()> MachinesPresenter::reader() const {
  return [book = m_book] {
    MachinesFacts facts;
    auto machines = book->desk().machines();
    if (machines)
      facts.machines = std::move(*machines);
    else
      facts.refusal = machines.refusal();
    facts.entities = book->book().read([&](Unit& unit) { return book->company().entities(unit); });
    return facts;
  };
}

void MachinesPresenter::fill(const MachinesFacts& facts) {
  const Language& t = m_language;
  m_machines = facts.machines;
  m_refusal = facts.refusal ? t.sentence(*facts.refusal) : std::string();
  const auto found =
      facts.entities.empty() ? std::nullopt : TimeZone::find(facts.entities.front().zone);
  const TimeZone zone = found.value_or(TimeZone::utc());
  const auto plain = [](std::string text, Tone tone = Tone::normal) {
    return Value{{std::move(text), tone, {}}, {}};
  };
  const auto time = [&](const std::optional<Instant>& at) {
    return at ? Value{{t.time(*at, zone), Tone::normal, {}}, at->to_iso()} : Value();
  };
  clear_rows();
  for (const DeskMachine& machine : m_machines.all) {
    const bool here = machine.name == m_machines.here && m_machines.enrolled;
    const std::string good = here ? t.text("Good, this machine") : t.text("Good");
    add_row({plain(machine.name),
             machine.revoked_at ? plain(t.text("Not any more"), Tone::dimmed) : plain(good),
             time(machine.enrolled_at), plain(machine.by), time(machine.revoked_at)});
  }
  if (on_act) on_act();
}

std::string MachinesPresenter::footer() const {
  return m_language.plural("{n} machine", "{n} machines", std::ssize(m_machines.all));
}

bool MachinesPresenter::may_revoke(std::size_t row) const {
  return !acting() && row < m_machines.all.size() && !m_machines.all[row].revoked_at;
}

std::string MachinesPresenter::name(std::size_t row) const {
  return row < m_machines.all.size() ? m_machines.all[row].name : std::string();
}

std::string MachinesPresenter::said() const {
  const Language& t = m_language;
  if (!m_said.empty()) return m_said;
  if (!m_refusal.empty()) return m_refusal;
  if (state() == State::loading) return {};
  if (m_machines.off) return entry_sentence(t, desk::SignInRefusal::pins_off, 0);
  const Args named{{"machine", m_machines.here}};
  return m_machines.enrolled
             ? t.text("PINs are good on this machine, {machine}.", named)
             : t.text("PINs are not good on this machine, {machine}: people sign in by password.",
                      named);
}

Tone MachinesPresenter::said_tone() const {
  if (!m_said.empty()) return m_tone;
  if (!m_refusal.empty()) return Tone::problem;
  return m_machines.off ? Tone::warning : Tone::information;
}

void MachinesPresenter::enrol(const std::string& name, const std::string& one_time_code) {
  run(m_book, [name, one_time_code, t = m_language](OpenBook& book) -> Result<std::string> {
    const auto done = book.desk().enrol(name, one_time_code);
    if (!done) return done.refusal();
    return t.text("From now on PINs are good on this machine.");
  });
}

void MachinesPresenter::revoke(std::size_t row) {
  if (!may_revoke(row)) return;
  run(m_book, [name = name(row), t = m_language](OpenBook& book) -> Result<std::string> {
    const auto done = book.desk().revoke(name);
    if (!done) return done.refusal();
    return t.text("PINs are not good on {machine} any more.", {{"machine", name}});
  });
}

void MachinesPresenter::make_code() {
  run(m_book, [t = m_language](OpenBook& book) -> Result<std::string> {
    const auto code = book.desk().one_time_code();
    if (!code) return code.refusal();
    return t.text("Code for one further machine, good once and for a quarter of an hour: {code}",
                  {{"code", t.isolated(*code)}});
  });
}

void MachinesPresenter::run(std::shared_ptr<OpenBook> book, const Act& act) {
  if (acting()) return;
  m_said.clear();
  m_refused.reset();
  m_needs_code = false;
  m_acting.run(
      [act, book = std::move(book)](const Cancel&) { return act(*book); },
      [this, act](const Result<std::string>& result) {
        if (result) {
          end(*result, Tone::positive);
          return;
        }
        const auto again = [this, act](std::shared_ptr<OpenBook> lent) {
          run(std::move(lent), act);
        };
        m_needs_code = result.refusal().code == RefusalCode::device_code_needed;
        m_refused = refused_act(result.refusal(), m_alive.guard(again));
        end(m_language.sentence(result.refusal()), Tone::problem);
      },
      [this](const Failure& failure) { end(m_language.sentence(failure), Tone::problem); });
  if (on_act) on_act();
}

void MachinesPresenter::end(std::string sentence, Tone tone) {
  m_said = std::move(sentence);
  m_tone = tone;
  if (on_act) on_act();
  load();
}

}  // namespace kontor::gui
