#include "gui/presenters/tokens_presenter.h"

namespace kontor::gui {

TokensPresenter::TokensPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                                 Language language)
    : RevokingList(view, std::move(book), executor, std::move(language),
                   [](Desk& desk) { return desk.tokens(); }) {
  const Language& t = m_language;
  set_columns({text_column("name", t.text("Token"), 136),
               text_column("commands", t.text("Commands"), 240, true),
               text_column("employee", t.text("Acts for"), 136),
               date_column("made", t.text("Made"), 152), text_column("by", t.text("By"), 120),
               date_column("revoked", t.text("Revoked"), 152)});
}

void TokensPresenter::fill_rows(const std::vector<DeskToken>& tokens, const TimeZone& zone) {
  m_tokens = tokens;
  for (const DeskToken& token : m_tokens) {
    const Tone tone = token.revoked_at ? Tone::dimmed : Tone::normal;
    const auto plain = [&](const std::string& text) { return Value{{text, tone, {}}, {}}; };
    const auto time = [&](const std::optional<Instant>& at) {
      return at ? Value{{m_language.time(*at, zone), tone, {}}, at->to_iso()} : Value();
    };
    add_row({plain(token.name), plain(token.commands), plain(token.employee), time(token.made_at),
             plain(token.by), time(token.revoked_at)});
  }
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
  if (!may_revoke(row)) return;
  run([name = name(row), t = m_language](OpenBook& book) -> Result<std::string> {
    const auto done = book.desk().revoke_token(name);
    if (!done) return done.refusal();
    return t.text("The token {token} lets nobody in any more.", {{"token", name}});
  });
}

void TokensPresenter::tell(std::string sentence) {
  forget_refused();
  end(std::move(sentence), Tone::positive);
}

}  // namespace kontor::gui
