#pragma once

#include <wx/choice.h>
#include <wx/simplebook.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "gui/presenters/today_presenter.h"
#include "gui/views/area_page.h"
#include "gui/views/surroundings.h"
#include "gui/widgets/busy_bar.h"
#include "gui/widgets/chart_view.h"
#include "gui/widgets/info_row.h"
#include "gui/widgets/state_panel.h"
#include "gui/widgets/virtual_list.h"

namespace kontor::gui {

/// The first page of the day: what waits, and how sales are.
class TodayPage : public AreaPage, public TodayView {
 public:
  TodayPage(wxWindow* parent, Surroundings around, std::shared_ptr<OpenBook> book, BusyBar& busy,
            const TodayPageState& state, bool dense);
  ~TodayPage() override { DestroyChildren(); }  // they read m_presenter

  void show_today() override;

  PageState state() override { return m_presenter.choice(); }
  void show(const PageState& wanted) override;
  void take_focus() override;
  void refresh() override;
  void book_changed() override { refresh(); }
  bool can_open() const override;
  void open_chosen() override;
  bool copy() override;
  void set_dense(bool dense) override;
  void remember() override;

  TodayPresenter& presenter() { return m_presenter; }
  VirtualList* needs() const { return m_needs; }
  VirtualList* channels() const { return m_channels; }
  VirtualList* places() const { return m_places; }
  ChartView* chart() const { return m_chart; }

 private:
  wxWindow* make_figures(wxWindow* parent);
  wxSizer* make_leading(wxWindow* parent);
  wxSizer* make_sales(wxWindow* parent);
  VirtualList* make_list(wxWindow* parent, LinkTable& table, const std::string& id,
                         const std::string& name);
  /// Gives each list the height of its rows, as far as there is room.
  void share_heights();
  void show_span();
  void show_chart();
  /// The list that has the focus, with its rows; null for none.
  std::pair<VirtualList*, LinkTable*> in_focus() const;
  void go(LinkTable& table, VirtualList& list);

  Surroundings m_around;
  BusyBar& m_busy;
  TodayPresenter m_presenter;
  wxStaticText* m_title = nullptr;
  InfoRow* m_info = nullptr;
  wxSimplebook* m_book = nullptr;
  wxBoxSizer* m_leading = nullptr;
  wxBoxSizer* m_sales = nullptr;
  StatePanel* m_empty = nullptr;
  wxChoice* m_span = nullptr;
  wxStaticText* m_compared = nullptr;
  wxStaticText* m_calm = nullptr;
  VirtualList* m_needs = nullptr;
  VirtualList* m_channels = nullptr;
  VirtualList* m_places = nullptr;
  wxStaticText* m_chart_title = nullptr;
  wxChoice* m_currency = nullptr;
  ChartView* m_chart = nullptr;
  std::vector<std::pair<VirtualList*, LinkTable*>> m_lists;
};

}  // namespace kontor::gui
