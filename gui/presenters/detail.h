#pragma once

#include <cstdint>
#include <string>

namespace kontor::gui {

class DetailView {
 public:
  virtual ~DetailView() = default;
  virtual void show_detail() = 0;  ///< another subject, newer figures, or an error
};

/// What stands below a list: one of its rows with all that is known of it.
class Detail {
 public:
  virtual ~Detail() = default;
  virtual void close() = 0;
  virtual void refresh() = 0;
  virtual bool open() const = 0;
  virtual std::int64_t shown() const = 0;  ///< which subject; 0 for none
  virtual bool loading() const = 0;
  virtual const std::string& error() const = 0;
  virtual const std::string& title() const = 0;
  /// What identifies it beside its title.
  virtual const std::string& subtitle() const = 0;
};

/// For lists whose rows are all there is to see of them: never open.
class NoDetail : public Detail {
 public:
  void close() override {}
  void refresh() override {}
  bool open() const override { return false; }
  std::int64_t shown() const override { return 0; }
  bool loading() const override { return false; }
  const std::string& error() const override { return m_empty; }
  const std::string& title() const override { return m_empty; }
  const std::string& subtitle() const override { return m_empty; }

 private:
  std::string m_empty;
};

}  // namespace kontor::gui
