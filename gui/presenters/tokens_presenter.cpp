#include "gui/presenters/tokens_presenter.h"

#include "domain/base/zone.h"

namespace kontor::gui {

TokensPresenter::TokensPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                                 Language language)
    : WholeListPresenter(view, executor, std::move(language)),
      m_book(std::move(book)),
      m_acting(executor, Lane::write) {
  const Language& t = m_language;
  set_columns({text_column("name", t.text("Token"), 136),
               text_column("commands", t.text("Commands"), 240, true),
               text_column("employee", t.text("Acts for"), 136),
               date_column("made", t.text("Made"), 152), text_column("by", t.text("By"), 120),
               date_column("revoked", t.text("Revoked"), 152)});
}

std::function<TokensFacts()> TokensPresenter::reader() const {
  return [book = m_book] {
    TokensFacts facts;
    auto tokens = book->desk().tokens();
    if (tokens)
      facts.tokens = std::move(*tokens);
    else
      facts.refusal = tokens.refusal();
    facts.entities = book->book().read([&](Unit& unit) { return book->company().entities(unit); });
    return facts;
  };
}

void TokensPresenter::fill(const TokensFacts& facts) {
  const Language& t = m_language;
  m_tokens = facts.tokens;
  m_refusal = facts.refusal ? t.sentence(*facts.refusal) : std::string();
  const auto found =
      facts.entities.empty() ? std::nullopt : TimeZone::find(facts.entities.front().zone);
  const TimeZone zone = found.value_or(TimeZone::utc());
  clear_rows();
  for (const DeskToken& token : m_tokens) {
    const Tone tone = token.revoked_at ? Tone::dimmed : Tone::normal;
    const auto plain = [&](const std::string& text) { return Value{{text, tone, {}}, {}}; };
    const auto time = [&](const std::optional<Instant>& at) {
      return at ? Value{{t.time(*at, zone), tone, {}}, at->to_iso()} : Value();
    };
    add_row({plain(token.name), plain(token.commands), plain(token.employee), time(token.made_at),
             plain(token.by), time(token.revoked_at)});
  }
  if (on_act) on_act();
}

std::string TokensPresenter::footer() const {
  return m_language.plural("{n} token", "{n} tokens", std::ssize(m_tokens));
}

bool TokensPresenter::may_revoke(std::size_t row) const {
  return !acting() && row < m_tokens.size() && !m_tokens[row].revoked_at;
}

std::string TokensPresenter::name(std::size_t row) const {
  return row < m_tokens.size() ? m_tokens[row].name : std::string();
}

void TokensPresenter::revoke(std::size_t row) {
  if (may_revoke(row)) revoke_in(m_book, name(row));
}

void TokensPresenter::revoke_in(std::shared_ptr<OpenBook> book, const std::string& name) {
  if (acting()) return;
  m_said.clear();
  m_refused.reset();
  m_acting.run(
      [book = std::move(book), name](const Cancel&) { return book->desk().revoke_token(name); },
      [this, name](const Outcome& done) {
        if (done) {
          end(m_language.text("The token {token} lets nobody in any more.", {{"token", name}}),
              Tone::positive);
          return;
        }
        const auto again = [this, name](std::shared_ptr<OpenBook> lent) {
          revoke_in(std::move(lent), name);
        };
        m_refused = refused_act(done.refusal(), m_alive.guard(again));
        end(m_language.sentence(done.refusal()), Tone::problem);
      },
      [this](const Failure& failure) { end(m_language.sentence(failure), Tone::problem); });
  if (on_act) on_act();
}

void TokensPresenter::tell(std::string sentence) {
  m_refused.reset();
  end(std::move(sentence), Tone::positive);
}

void TokensPresenter::end(std::string sentence, Tone tone) {
  m_said = std::move(sentence);
  m_tone = tone;
  if (on_act) on_act();
  load();
}

}  // namespace kontor::gui
