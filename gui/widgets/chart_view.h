#pragma once

#include <wx/panel.h>

#include <memory>
#include <optional>
#include <string>

#include "formats/charts/chart.h"
#include "gui/presenters/language.h"

namespace kontor::gui {

/// A chart in a window: arrows go from figure to figure, the pointer shows a tooltip, and screen
/// readers are told the figures in words.
class ChartView : public wxPanel {
 public:
  ChartView(wxWindow* parent, const Language& language, const std::string& id);

  void show_chart(formats::ChartData data);
  /// The figure that stands out, in words; empty for none.
  std::string marked_text() const;
  bool AcceptsFocus() const override { return true; }

 private:
  void lay_out();
  void paint();
  void on_key(wxKeyEvent& event);
  void on_pointer(wxMouseEvent& event);
  void mark(std::optional<formats::ChartPoint> point);
  /// All figures, a line a series.
  std::string description() const;

  std::string m_id;
  std::string m_language;
  bool m_rtl;
  formats::ChartData m_data;
  std::unique_ptr<formats::Chart> m_chart;  ///< for the size as it is; none: to be laid out
  std::optional<formats::ChartPoint> m_marked;
};

}  // namespace kontor::gui
