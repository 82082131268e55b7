#include "gui/presenters/machines_presenter.h"

#include "gui/presenters/secret_words.h"

namespace kontor::gui {

MachinesPresenter::MachinesPresenter(ListView& view, std::shared_ptr<OpenBook> book,
                                     Executor& executor, Language language)
    : RevokingList(view, std::move(book), executor, std::move(language),
                   [](Desk& desk) { return desk.machines(); }) {
  const Language& t = m_language;
  set_columns({text_column("name", t.text("Machine"), 200, true),
               text_column("state", t.text("PINs"), 168),
               date_column("enrolled", t.text("Since"), 160),
               text_column("by", t.text("Made good by"), 160),
               date_column("revoked", t.text("Until"), 160)});
}

void MachinesPresenter::fill_rows(const DeskMachines& machines, const TimeZone& zone) {
  const Language& t = m_language;
  m_machines = machines;
  const auto plain = [](std::string text, Tone tone = Tone::normal) {
    return Value{{std::move(text), tone, {}}, {}};
  };
  const auto time = [&](const std::optional<Instant>& at) {
    return at ? Value{{t.time(*at, zone), Tone::normal, {}}, at->to_iso()} : Value();
  };
  for (const DeskMachine& machine : m_machines.all) {
    const bool here = machine.name == m_machines.here && m_machines.enrolled;
    const std::string good = here ? t.text("Good, this machine") : t.text("Good");
    add_row({plain(machine.name),
             machine.revoked_at ? plain(t.text("Not any more"), Tone::dimmed) : plain(good),
             time(machine.enrolled_at), plain(machine.by), time(machine.revoked_at)});
  }
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
  if (has_said() || refused_to_read()) return RevokingList::said();
  if (state() == State::loading) return {};
  if (m_machines.off) return entry_sentence(t, desk::SignInRefusal::pins_off, 0);
  const Args named{{"machine", m_machines.here}};
  return m_machines.enrolled
             ? t.text("PINs are good on this machine, {machine}.", named)
             : t.text("PINs are not good on this machine, {machine}: people sign in by password.",
                      named);
}

Tone MachinesPresenter::said_tone() const {
  if (has_said() || refused_to_read()) return RevokingList::said_tone();
  return m_machines.off ? Tone::warning : Tone::information;
}

void MachinesPresenter::enrol(const std::string& name, const std::string& one_time_code) {
  run([name, one_time_code, t = m_language](OpenBook& book) -> Result<std::string> {
    const auto done = book.desk().enrol(name, one_time_code);
    if (!done) return done.refusal();
    return t.text("From now on PINs are good on this machine.");
  });
}

void MachinesPresenter::revoke(std::size_t row) {
  if (!may_revoke(row)) return;
  run([name = name(row), t = m_language](OpenBook& book) -> Result<std::string> {
    const auto done = book.desk().revoke(name);
    if (!done) return done.refusal();
    return t.text("PINs are not good on {machine} any more.", {{"machine", name}});
  });
}

void MachinesPresenter::make_code() {
  run([t = m_language](OpenBook& book) -> Result<std::string> {
    const auto code = book.desk().one_time_code();
    if (!code) return code.refusal();
    return t.text("Code for one further machine, good once and for a quarter of an hour: {code}",
                  {{"code", t.isolated(*code)}});
  });
}

}  // namespace kontor::gui
