#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/base/zone.h"
#include "gui/presenters/approval.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/whole_list.h"

namespace kontor::gui {

/// What a page needs of a list of things that are given and taken back: machines, tokens.
class Revoking {
 public:
  virtual ~Revoking() = default;
  virtual bool acting() const = 0;
  virtual bool may_revoke(std::size_t row) const = 0;
  virtual void revoke(std::size_t row) = 0;
  /// What came of the last act, in words; else what is to be known; empty: nothing is.
  virtual std::string said() const = 0;
  virtual Tone said_tone() const = 0;
  /// The last act was refused for a right that somebody else may lend.
  virtual const std::optional<RefusedAct>& refused() const = 0;

  /// An act began or ended, or the list was read.
  std::function<void()> on_act;
};

/// What is read for such a list.
template <class Things>
struct RevokingFacts {
  std::optional<Refusal> refusal;
  Things things;
  TimeZone zone = TimeZone::utc();  ///< of the first company
};

/// Such a list, read at once.
template <class Things>
class RevokingList : public WholeListPresenter<RevokingFacts<Things>>, public Revoking {
 public:
  using Facts = RevokingFacts<Things>;

  const std::string& searched() const override { return m_nothing; }
  void search(const std::string&) override {}
  bool filtered() const override { return false; }
  void clear_filters() override {}

  bool acting() const override { return m_acting.busy(); }
  std::string said() const override { return m_said.empty() ? m_refusal : m_said; }
  Tone said_tone() const override { return m_said.empty() ? Tone::problem : m_tone; }
  const std::optional<RefusedAct>& refused() const override { return m_refused; }

 protected:
  using Act = std::function<Result<std::string>(OpenBook&)>;  ///< gives a sentence

  /// What the desk answers for them; called on a worker.
  using Ask = std::function<Result<Things>(Desk&)>;

  RevokingList(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
               Language language, Ask ask)
      : WholeListPresenter<Facts>(view, executor, std::move(language)),
        m_book(std::move(book)),
        m_ask(std::move(ask)),
        m_acting(executor, Lane::write) {}

  virtual void fill_rows(const Things& things, const TimeZone& zone) = 0;
  virtual void act_refused(const Refusal&) {}

  bool refused_to_read() const { return !m_refusal.empty(); }
  bool has_said() const { return !m_said.empty(); }

  void run(const Act& act) { run_in(m_book, act); }
  /// What was done elsewhere, in words; the list is read again.
  void end(std::string sentence, Tone tone) {
    m_said = std::move(sentence);
    m_tone = tone;
    if (on_act) on_act();
    this->load();
  }
  void forget_refused() { m_refused.reset(); }

 private:
  std::function<Facts()> reader() const override {
    return [ask = m_ask, book = m_book] {
      Facts facts;
      auto things = ask(book->desk());
      if (things)
        facts.things = std::move(*things);
      else
        facts.refusal = things.refusal();
      const auto entities =
          book->book().read([&](Unit& unit) { return book->company().entities(unit); });
      if (!entities.empty())
        facts.zone = TimeZone::find(entities.front().zone).value_or(TimeZone::utc());
      return facts;
    };
  }

  void fill(const Facts& facts) override {
    m_refusal = facts.refusal ? this->m_language.sentence(*facts.refusal) : std::string();
    this->clear_rows();
    fill_rows(facts.things, facts.zone);
    if (on_act) on_act();
  }

  void run_in(std::shared_ptr<OpenBook> book, const Act& act) {
    if (acting()) return;
    m_said.clear();
    m_refused.reset();
    m_acting.run(
        [act, book = std::move(book)](const Cancel&) { return act(*book); },
        [this, act](const Result<std::string>& result) {
          if (result) {
            end(*result, Tone::positive);
            return;
          }
          act_refused(result.refusal());
          m_refused = refused_act(result.refusal(),
                                  m_alive.guard([this, act](std::shared_ptr<OpenBook> lent) {
                                    run_in(std::move(lent), act);
                                  }));
          end(this->m_language.sentence(result.refusal()), Tone::problem);
        },
        [this](const Failure& failure) { end(this->m_language.sentence(failure), Tone::problem); });
    if (on_act) on_act();
  }

  std::shared_ptr<OpenBook> m_book;
  Ask m_ask;
  std::string m_nothing, m_said, m_refusal;
  Tone m_tone = Tone::normal;
  std::optional<RefusedAct> m_refused;
  Alive m_alive;
  Slot m_acting;
};

}  // namespace kontor::gui
