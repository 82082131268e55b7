#pragma once

#include <wx/window.h>

#include <optional>
#include <string>

#include "formats/charts/chart.h"

namespace kontor::gui {

/// A chart that can be looked at, listened to and walked through: arrow keys go from value to
/// value, each is told as a tooltip and to screen readers, which also get all figures in words.
class ChartView : public wxWindow {
 public:
  /// `language` as "zh_CN".
  ChartView(wxWindow* parent, const std::string& id, const std::string& language);

  void show(formats::ChartData data);
  const formats::ChartData& data() const { return m_data; }
  /// The value that the keyboard or the pointer is at.
  std::optional<formats::ChartPoint> marked() const { return m_marked; }
  /// Goes to the next value, as the arrow keys do.
  void step(int along, int across);
  /// What is told of the marked value; empty for none.
  std::string told() const;

  bool AcceptsFocus() const override { return true; }

 private:
  void paint();
  void mark(std::optional<formats::ChartPoint> point);
  void on_key(wxKeyEvent& event);
  int margin() const;
  void lay_out();
  void describe();

  std::string m_id, m_language;
  formats::ChartData m_data;
  std::optional<formats::Chart> m_chart;
  wxSize m_laid_out;
  bool m_dark = false;
  std::optional<formats::ChartPoint> m_marked;
};

}  // namespace kontor::gui
