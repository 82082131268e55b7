#pragma once

#include <memory>
#include <string>
#include <utility>

#include "gui/presenters/revoking_list.h"

namespace kontor::gui {

/// The machines that PINs are good on, and what can be done about them: enrol this one, let a
/// further one in, take one out.
class MachinesPresenter : public RevokingList<DeskMachines> {
 public:
  MachinesPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                    Language language);

  std::string footer() const override;

  /// This machine, under a name; empty: what the machine calls itself. The code of an enrolled
  /// machine is needed where the book has one already.
  void enrol(const std::string& name, const std::string& one_time_code);
  void revoke(std::size_t row) override;
  void make_code();

  bool enrolled() const { return m_machines.enrolled; }
  bool may_revoke(std::size_t row) const override;
  std::string name(std::size_t row) const;
  /// Where no act said anything: what is to be known of this machine.
  std::string said() const override;
  Tone said_tone() const override;
  /// True once after a code of an enrolled machine was found to be needed.
  bool take_needs_code() { return std::exchange(m_needs_code, false); }

 private:
  void fill_rows(const DeskMachines& machines, const TimeZone& zone) override;
  void act_refused(const Refusal& refusal) override {
    m_needs_code = refusal.code == RefusalCode::device_code_needed;
  }

  DeskMachines m_machines;
  bool m_needs_code = false;
};

}  // namespace kontor::gui
