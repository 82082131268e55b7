#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/presenters/form_presenter.h"
#include "gui/presenters/pair_key.h"
#include "gui/presenters/read_detail.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

/// What two customers are, and what one person of them would be.
struct PairFacts {
  std::optional<customers::DuplicatePair> pair;
  std::vector<customers::PersonProfile> profiles;  ///< both first, then who is merged with them
  customers::TakenParts taken;                     ///< where nobody chooses
  customers::CustomerRecord record;                ///< of the one person
  std::vector<customers::MatchRow> compared;
  std::map<CustomerId, customers::CustomerOrders> orders;
  customers::MatchModel model = customers::usual_model();

  const customers::PersonProfile* profile(CustomerId id) const;
};
PairFacts read_pair(OpenBook& book, Unit& unit, const PairKey& pair);

/// Two customers side by side with what one person of them would show, and how far each of what is
/// compared speaks for it.
class PairCard : public ReadDetail<PairKey> {
 public:
  PairCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor, Language language);

  const PairKey& pair() const { return m_subject; }
  RowTable& sides() { return m_sides; }
  RowTable& reasons() { return m_reasons; }

 private:
  void read() override;
  void take(const PairFacts& facts);
  void fill_sides(const PairFacts& facts);
  void fill_orders(const PairFacts& facts);
  void fill_reasons(const PairFacts& facts);
  /// `chosen`: the person shows one of both.
  void add_side(const std::string& what, const std::string& first, const std::string& second,
                const std::string& shown, bool chosen = false);

  RowTable m_sides, m_reasons;
};

/// Asks whose code and whose parts a person keeps, and merges two customers.
class MergeForm : public FormPresenter {
 public:
  MergeForm(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
            const PairKey& pair);
  void load();
  /// It is not wanted any more.
  std::function<void()> on_dropped;
  /// What was done, in words; whom an undo would part again.
  const std::string& done() const { return m_done; }
  CustomerId alias() const { return m_alias; }

 private:
  void take(const PairFacts& facts);
  void dropped() override {
    if (on_dropped) on_dropped();
  }
  Saver saver() const override;
  std::string field_of(const Refusal& refusal) const override;
  void was_saved(const std::string& code) override;

  PairKey m_pair;
  CustomerId m_alias;
  std::string m_done;
  Slot m_reading;
};

/// Asks how certain pairs must be that are merged without looking at each.
class MergeCertainForm : public FormPresenter {
 public:
  MergeCertainForm(std::shared_ptr<OpenBook> book, Executor& executor, Language language);
  /// It is not wanted any more.
  std::function<void()> on_dropped;
  std::int64_t above_ppm() const;

 private:
  void dropped() override {
    if (on_dropped) on_dropped();
  }
  /// Only asks: the page merges, and tells how far it is.
  Saver saver() const override;
  std::string field_of(const Refusal&) const override { return {}; }
  void was_saved(const std::string&) override {}
};

}  // namespace kontor::gui
