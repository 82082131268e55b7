#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gui/presenters/approval.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/whole_list.h"

namespace kontor::gui {

/// What the list of machines needs.
struct MachinesFacts {
  std::optional<Refusal> refusal;
  DeskMachines machines;
  std::vector<company::Entity> entities;
};

/// The machines that PINs are good on, and what can be done about them: enrol this one, let a
/// further one in, take one out.
class MachinesPresenter : public WholeListPresenter<MachinesFacts> {
 public:
  MachinesPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                    Language language);

  const std::string& searched() const override { return m_nothing; }
  void search(const std::string&) override {}
  bool filtered() const override { return false; }
  void clear_filters() override {}
  std::string footer() const override;

  /// This machine, under a name; empty: what the machine calls itself. The code of an enrolled
  /// machine is needed where the book has one already.
  void enrol(const std::string& name, const std::string& one_time_code);
  void revoke(std::size_t row);
  void make_code();

  bool acting() const { return m_acting.busy(); }
  bool enrolled() const { return m_machines.enrolled; }
  bool may_revoke(std::size_t row) const;
  std::string name(std::size_t row) const;
  /// What came of the last act, in words; else what is to be known of this machine.
  std::string said() const;
  Tone said_tone() const;
  /// The last act was refused for a right that somebody else may lend.
  const std::optional<RefusedAct>& refused() const { return m_refused; }
  /// True once after a code of an enrolled machine was found to be needed.
  bool take_needs_code() { return std::exchange(m_needs_code, false); }

  /// An act began or ended, or the list was read.
  std::function<void()> on_act;

 private:
  using Act = std::function<Result<std::string>(OpenBook&)>;
  std::function<MachinesFacts()> reader() const override;
  void fill(const MachinesFacts& facts) override;
  void run(std::shared_ptr<OpenBook> book, const Act& act);
  void end(std::string sentence, Tone tone);

  std::shared_ptr<OpenBook> m_book;
  DeskMachines m_machines;
  std::string m_nothing, m_said, m_refusal;
  Tone m_tone = Tone::normal;
  bool m_needs_code = false;
  std::optional<RefusedAct> m_refused;
  Alive m_alive;
  Slot m_acting;
};

}  // namespace kontor::gui
