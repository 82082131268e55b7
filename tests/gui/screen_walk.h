#pragma once

#include <wx/bookctrl.h>

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <string>

#include "tests/gui/every_screen.h"
#include "tests/gui/window.h"

namespace kontor::test {

/// A window that is walked through, and what is asked of each screen on the way.
class ScreenWalk {
 public:
  ScreenWalk(Window& window, const LookAtScreen& look) : m_window(window), m_look(look) {}

  gui::MainFrame& frame() { return m_window.frame(); }

  void at(const std::string& screen) {
    pump(layout_time);
    m_look(screen, &frame());
  }

  /// A dialog over it, which stays open.
  void at(const std::string& screen, wxTopLevelWindow* dialog) {
    BOOST_REQUIRE_MESSAGE(dialog, screen);
    pump(layout_time);
    m_look(screen, dialog);
  }

  void wait() {
    BOOST_REQUIRE(m_window.settled());
    pump(layout_time);
  }

  void go(gui::Area area) {
    frame().go_to(area);
    wait();
  }

  void tabs(wxBookCtrlBase* all, const std::string& of) {
    for (std::size_t i = 0; i < all->GetPageCount(); ++i) {
      all->SetSelection(i);
      wait();
      at(of + ", tab " + std::to_string(i));
    }
  }

  /// The first row with each tab of its detail.
  void detail(gui::ListPage& page, gui::DetailPanel* card, const std::string& of) {
    BOOST_REQUIRE_MESSAGE(wait_until([&] { return page.list()->rows() > 0; }), "no rows: " << of);
    page.list()->choose_row(0);
    page.open_chosen();
    BOOST_REQUIRE_MESSAGE(wait_until([&] { return card->IsShownOnScreen(); }), of);
    tabs(card->tabs(), of);
    page.close_detail();
  }

 protected:
  static constexpr std::chrono::milliseconds layout_time{120};

  Window& m_window;
  const LookAtScreen& m_look;
};

/// What is low, what is to be ordered, orders with suppliers and these, of the shop of each_screen.
void supply_screens(ScreenWalk& walk);
/// What channels may sell.
void offer_screens(ScreenWalk& walk);

}  // namespace kontor::test
