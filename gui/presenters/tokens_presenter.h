#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/presenters/approval.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/whole_list.h"

namespace kontor::gui {

/// What the list of tokens needs.
struct TokensFacts {
  std::optional<Refusal> refusal;
  std::vector<DeskToken> tokens;
  std::vector<company::Entity> entities;
};

/// The tokens that let programs in, and taking one back.
class TokensPresenter : public WholeListPresenter<TokensFacts> {
 public:
  TokensPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                  Language language);

  const std::string& searched() const override { return m_nothing; }
  void search(const std::string&) override {}
  bool filtered() const override { return false; }
  void clear_filters() override {}
  std::string footer() const override;

  void revoke(std::size_t row);
  /// What was done elsewhere, in words; the list is read again.
  void tell(std::string sentence);

  bool acting() const { return m_acting.busy(); }
  bool may_revoke(std::size_t row) const;
  std::string name(std::size_t row) const;
  /// What came of the last act, in words; empty: nothing was done.
  std::string said() const { return m_said.empty() ? m_refusal : m_said; }
  Tone said_tone() const { return m_said.empty() ? Tone::problem : m_tone; }
  /// The last act was refused for a right that somebody else may lend.
  const std::optional<RefusedAct>& refused() const { return m_refused; }

  /// An act began or ended, or the list was read.
  std::function<void()> on_act;

 private:
  std::function<TokensFacts()> reader() const override;
  void fill(const TokensFacts& facts) override;
  void revoke_in(std::shared_ptr<OpenBook> book, const std::string& name);
  void end(std::string sentence, Tone tone);

  std::shared_ptr<OpenBook> m_book;
  std::vector<DeskToken> m_tokens;
  std::string m_nothing, m_said, m_refusal;
  Tone m_tone = Tone::normal;
  std::optional<RefusedAct> m_refused;
  Alive m_alive;
  Slot m_acting;
};

}  // namespace kontor::gui
