#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "domain/goods/transfers.h"
#include "gui/presenters/book_acts.h"
#include "gui/presenters/form_presenter.h"
#include "gui/presenters/language.h"
#include "gui/presenters/open_book.h"

namespace kontor::gui {

/// What may be done with a transfer as it stands, by whoever is at the window.
struct TransferRights {
  bool change = false, ready = false, reopen = false, ship = false, receive = false, close = false,
       cancel = false;
};
/// `from`, `to`: its places.
TransferRights rights_on(const stock::StockDocument& transfer, const company::Location& from,
                         const company::Location& to, const company::Actor& actor);

/// The steps of a transfer, or of an order with a supplier, that need no lines, one at a time.
class TransferActs : public BookActs {
 public:
  /// `changed`: it began, ended or failed.
  TransferActs(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
               std::function<void()> changed)
      : BookActs(std::move(book), executor, std::move(language), std::move(changed)) {}

  void ready(const std::string& number);
  void reopen(const std::string& number);
  void cancel(const std::string& number);
  // The same of orders with suppliers.
  void order(const std::string& number);
  void close_order(const std::string& number);
  void cancel_order(const std::string& number);

 private:
  using Step = std::function<Result<goods::TransferResult>(OpenBook&)>;
  /// `done`: what is told where no row was refused.
  void run(const std::string& done, Step step);
};

/// Refused rows as sentences, each with its line; what is beyond the first few is counted.
std::string rows_in_words(const Language& language, const std::vector<RefusedRow>& rows);

/// Asks why what never came is missing, and who pays for it; closes the transfer.
class CloseTransferForm : public FormPresenter {
 public:
  CloseTransferForm(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
                    std::string number);
  void load();
  /// It is not wanted any more.
  std::function<void()> on_dropped;
  /// What was done, in words.
  std::string done() const;

 private:
  void dropped() override {
    if (on_dropped) on_dropped();
  }
  Saver saver() const override;
  std::string field_of(const Refusal& refusal) const override;
  void was_saved(const std::string&) override {}

  std::string m_number;
  Slot m_reading;
};

}  // namespace kontor::gui
