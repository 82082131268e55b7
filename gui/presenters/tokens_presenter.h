#pragma once

#include <memory>
#include <string>
#include <vector>

#include "gui/presenters/revoking_list.h"

namespace kontor::gui {

/// The tokens that let programs in, and taking one back.
class TokensPresenter : public RevokingList<std::vector<DeskToken>> {
 public:
  TokensPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                  Language language);

  std::string footer() const override;
  void revoke(std::size_t row) override;
  bool may_revoke(std::size_t row) const override;
  /// What was done elsewhere, in words; the list is read again.
  void tell(std::string sentence);
  std::string name(std::size_t row) const;

 private:
  void fill_rows(const std::vector<DeskToken>& tokens, const TimeZone& zone) override;

  std::vector<DeskToken> m_tokens;
};

}  // namespace kontor::gui
