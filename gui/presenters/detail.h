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

}  // namespace kontor::gui
