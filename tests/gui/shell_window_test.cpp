#include <wx/button.h>
#include <wx/settings.h>

#include <boost/test/unit_test.hpp>

#include "gui/main/options.h"
#include "gui/widgets/gtk_platform.h"
#include "tests/gui/window.h"

namespace kontor::test {

namespace shell_window_test {

/// A small shop's window.
void with_shop_window(const std::function<void(Window&, ProductId bike, ProductId chain)>& test) {
  on_sqlite([&](TestBook& tb) {
    ShopWorld world(tb.book);
    tb.book.write([](Unit& u) {
      persistence::SqlEmployeeStore().add(u, {EmployeeId(41), "OWNER", "Owner", false, true});
    });
    const auto bike = world.add_product("TB-1", "City bike", 200, 300);
    const auto chain = world.add_product("TB-5", "Chain", 2, 0);
    Window w(tb.address.text);
    test(w, bike, chain);
  });
}

void key(wxWindow* at, int code) {
  wxKeyEvent event(wxEVT_CHAR_HOOK);
  event.m_keyCode = code;
  event.SetEventObject(at);
  at->ProcessWindowEvent(event);
}

gui::Destination product_at(const std::string& search, ProductId product) {
  gui::StockPageState state;
  state.choice.search = search;
  state.product = product;
  return {gui::Area::stock, state};
}

std::string searched(Window& w) { return w.stock().search_field()->GetValue().utf8_string(); }

void choose(gui::PreferencesDialog* dialog, const std::string& id, int selection) {
  auto* choice = dialog->choice(id);
  BOOST_REQUIRE(choice);
  choice->SetSelection(selection);
  wxCommandEvent event(wxEVT_CHOICE, choice->GetId());
  event.SetInt(selection);
  event.SetEventObject(choice);
  choice->ProcessWindowEvent(event);
}

}  // namespace shell_window_test

BOOST_AUTO_TEST_SUITE(shell_window)

using namespace shell_window_test;

BOOST_AUTO_TEST_CASE(back_and_forward_bring_filters_and_the_open_row_back) {
  with_shop_window([](Window& w, ProductId bike, ProductId chain) {
    w.frame().go(product_at("chain", chain));
    BOOST_REQUIRE(wait_until([&] { return w.presenter().rows() == 1 && w.settled(); }));
    w.frame().go(product_at("TB-1", bike));
    BOOST_REQUIRE(w.settled());
    w.frame().commands().run("area.orders");
    BOOST_CHECK(w.frame().area() == gui::Area::orders);
    w.frame().commands().run("window.back");
    BOOST_CHECK(w.frame().area() == gui::Area::stock);
    BOOST_TEST(searched(w) == "TB-1");
    w.frame().commands().run("window.back");
    BOOST_REQUIRE(w.settled());
    BOOST_TEST(searched(w) == "chain");
    BOOST_TEST(w.stock().card()->card().title() == "Chain");
    BOOST_TEST(wait_until([&] { return w.stock().list()->chosen_row() == std::optional(0UL); }));
    w.frame().commands().run("window.forward");
    BOOST_REQUIRE(w.settled());
    BOOST_TEST(searched(w) == "TB-1");
    BOOST_TEST(w.stock().card()->card().title() == "City bike");
    w.frame().commands().run("window.forward");
    BOOST_CHECK(w.frame().area() == gui::Area::orders);
    BOOST_TEST(!w.frame().commands().run("window.forward"));
    for (int step = 0; step < 3; ++step) w.frame().commands().run("window.back");
    BOOST_REQUIRE(w.settled());
    BOOST_TEST(searched(w).empty());
    BOOST_TEST(wait_until([&] { return w.presenter().rows() == 2; }));
  });
}

BOOST_AUTO_TEST_CASE(the_palette_finds_a_product_and_opens_its_row) {
  with_shop_window([](Window& w, ProductId, ProductId) {
    w.frame().commands().run("area.orders");
    w.frame().commands().run("window.palette");
    auto* palette = w.frame().palette();
    BOOST_REQUIRE(palette);
    BOOST_TEST(palette->list()->chosen_row().has_value());
    palette->field()->SetValue("tb-5");
    BOOST_REQUIRE(wait_until([&] {
      const auto& rows = palette->presenter().rows();
      return !palette->presenter().busy() && !rows.empty() && rows.front().title == "Chain";
    }));
    key(palette->field(), WXK_RETURN);
    BOOST_REQUIRE(wait_until([&] { return !w.frame().palette(); }));
    BOOST_CHECK(w.frame().area() == gui::Area::stock);
    BOOST_REQUIRE(w.settled());
    BOOST_TEST(w.stock().card()->card().title() == "Chain");
    BOOST_TEST(searched(w) == "TB-5");
    BOOST_TEST(wait_until([&] { return w.stock().list()->chosen_row() == std::optional(0UL); }));
  });
}

BOOST_AUTO_TEST_CASE(the_palette_runs_commands_and_obeys_the_keyboard) {
  with_shop_window([](Window& w, ProductId, ProductId) {
    w.frame().commands().run("window.palette");
    auto* palette = w.frame().palette();
    key(palette->field(), WXK_DOWN);
    BOOST_CHECK(palette->list()->chosen_row() == std::optional(1UL));
    key(palette->field(), WXK_UP);
    key(palette->field(), WXK_UP);
    BOOST_CHECK(palette->list()->chosen_row() == std::optional(0UL));
    key(palette->field(), WXK_ESCAPE);
    BOOST_REQUIRE(wait_until([&] { return !w.frame().palette(); }));
    w.frame().commands().run("window.palette");
    palette = w.frame().palette();
    palette->field()->SetValue("dense");
    BOOST_REQUIRE(wait_until([&] { return !palette->presenter().busy(); }));
    key(palette->field(), WXK_RETURN);
    BOOST_TEST(wait_until([&] { return !w.frame().palette() && w.frame().dense(); }));
    w.frame().commands().run("window.palette");
    BOOST_TEST(w.frame().palette()->presenter().rows().front().command == "window.dense");
    w.frame().palette()->Close();
    BOOST_TEST(wait_until([&] { return !w.frame().palette(); }));
    w.frame().commands().run("window.dense");
    BOOST_TEST(!w.frame().dense());
  });
}

BOOST_AUTO_TEST_CASE(preferences_are_taken_at_once_and_remembered) {
  with_shop_window([](Window& w, ProductId, ProductId) {
    auto& settings = program().settings;
    const auto rebuilt = [&](const std::string& id, int selection) {
      // The new window may lie where the old one did.
      w.frame().SetName("before");
      choose(w.frame().preferences(), id, selection);
      BOOST_REQUIRE(wait_until([&] {
        return program().app->window() && w.frame().GetName() != "before" &&
               w.frame().stock_page() && w.frame().preferences();
      }));
      BOOST_REQUIRE(w.settled());
    };
    w.frame().commands().run("window.preferences");
    choose(w.frame().preferences(), "preferences-rows", 1);
    BOOST_TEST(w.frame().dense());
    BOOST_TEST(settings.get("dense") == "yes");
    rebuilt("preferences-digits", 2);
    BOOST_TEST(w.frame().dense());
    BOOST_TEST(i18n::strip_marks(w.cell(*w.row_with("sku", "TB-1"), "on-hand")) == "٥٠٠");
    const int before = w.frame().GetFont().GetPointSize();
    rebuilt("preferences-text", 4);
    BOOST_TEST(w.frame().GetFont().GetPointSize() > before);
    rebuilt("preferences-colours", 2);
    BOOST_TEST(wxSystemSettings::GetAppearance().IsDark());
    rebuilt("preferences-colours", 1);
    BOOST_TEST(!wxSystemSettings::GetAppearance().IsDark());
    rebuilt("preferences-language", 1);
    BOOST_TEST(w.frame().GetLayoutDirection() == wxLayout_RightToLeft);
    BOOST_TEST(settings.get("language") == "ar");
    w.frame().preferences()->Close();
    BOOST_TEST(wait_until([&] { return !w.frame().preferences(); }));
    program().app->use({});
    gui::store(settings, {});
  });
}

BOOST_AUTO_TEST_CASE(what_finished_elsewhere_is_told_once_with_its_link) {
  with_shop_window([](Window& w, ProductId, ProductId) {
    w.frame().commands().run("area.channels");
    auto* channels = w.frame().channels_page();
    channels->on_notice({gui::Tone::positive, "Seen where it is.", {}, {}});
    BOOST_TEST(!w.frame().notice_row()->IsShown());
    w.frame().commands().run("area.stock");
    channels->on_notice({gui::Tone::positive, "The files were taken in.", "Show import",
                         [&] { w.frame().go_to(gui::Area::channels); }});
    channels->on_notice({gui::Tone::problem, "Another one.", {}, {}});
    auto* row = w.frame().notice_row();
    BOOST_TEST(row->IsShownOnScreen());
    BOOST_TEST(row->row()->sentence() == "The files were taken in.");
    BOOST_TEST(w.frame().notices().behind() == 1U);
    auto* link = dynamic_cast<wxButton*>(wxWindow::FindWindowByName("window-news-row-action", row));
    BOOST_REQUIRE(link);
    wxCommandEvent press(wxEVT_BUTTON);
    link->ProcessWindowEvent(press);
    BOOST_CHECK(w.frame().area() == gui::Area::channels);
    BOOST_TEST(row->row()->sentence() == "Another one.");
    key(w.frame().channels_page()->batches()->list(), WXK_ESCAPE);
    BOOST_TEST(!row->IsShown());
  });
}

BOOST_AUTO_TEST_CASE(an_address_is_tested_in_words_and_recent_books_go) {
  on_sqlite([](TestBook& tb) {
    ShopWorld world(tb.book);
    tb.book.write([](Unit& u) {
      persistence::SqlEmployeeStore().add(u, {EmployeeId(41), "OWNER", "Owner", false, true});
    });
    Window w(tb.address.text);
    w.frame().commands().run("book.close");
    auto* page = w.frame().start_page();
    BOOST_REQUIRE(wait_until([&] { return page->IsShownOnScreen(); }));
    auto& start = page->presenter();
    using Field = gui::StartPresenter::Field;
    const auto tested = [&](const std::string& address) {
      start.test(address, Field::address);
      BOOST_REQUIRE(wait_until([&] { return !start.busy(); }, std::chrono::seconds(30)));
      return start.error().empty() ? start.tested() : start.error();
    };
    BOOST_TEST(tested(tb.address.text).find("BERLIN") != std::string::npos);
    const std::string room = tested(tb.address.text + ".other.kontor");
    BOOST_TEST(start.error().empty(), room);
    BOOST_TEST(tested("postgresql://u:secret@localhost/x").find("secret") == std::string::npos);
    BOOST_TEST(!start.error().empty());
    BOOST_TEST(!tested(postgres_address(postgres_base(), "no_such_database")).empty());
    BOOST_TEST(!start.error().empty());
    BOOST_TEST(!tested(postgres_base()).empty());
    BOOST_TEST(start.error().empty(), start.error());
    const auto known = start.recent().size();
    BOOST_REQUIRE(known > 0);
    start.forget(start.recent().front().address);
    BOOST_TEST(start.recent().size() == known - 1);
  });
}

BOOST_AUTO_TEST_CASE(options_for_pictures_are_read_and_wrong_ones_named) {
  std::string wrong;
  const auto options = gui::parse_options(
      {"--dark", "--size", "1920x1080", "--scale=2", "--screenshots", "out"}, wrong);
  BOOST_REQUIRE(options);
  BOOST_CHECK(options->appearance == gui::Appearance::dark);
  BOOST_TEST(options->width == 1920);
  BOOST_TEST(options->height == 1080);
  BOOST_TEST(options->scale == 2);
  for (const char* bad : {"--scale=0", "--scale=9", "--size=1920", "--size=0x5", "--dark=yes"}) {
    BOOST_TEST(!gui::parse_options({bad}, wrong), bad);
    BOOST_TEST(wrong == bad);
  }
}

BOOST_AUTO_TEST_CASE(keys_and_about_open_and_close) {
  with_shop_window([](Window& w, ProductId, ProductId) {
    for (const char* command : {"help.keys", "help.about"}) {
      w.frame().commands().run(command);
      wxDialog* dialog = nullptr;
      for (auto* child : w.frame().GetChildren()) {
        if (auto* one = wxDynamicCast(child, wxDialog)) dialog = one;
      }
      BOOST_REQUIRE(dialog);
      BOOST_TEST(wait_until([&] { return dialog->IsShown(); }));
      dialog->Close();
      pump(std::chrono::milliseconds(50));
    }
  });
}

BOOST_AUTO_TEST_CASE(a_sentence_that_takes_more_lines_gets_the_room_for_them) {
  with_shop_window([](Window& w, ProductId, ProductId) {
    auto* frame = new wxFrame(&w.frame(), wxID_ANY, "");
    auto* row = new gui::InfoRow(frame, "room");
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(row, 0, wxEXPAND);
    column->AddStretchSpacer();
    frame->SetSizer(column);
    frame->SetClientSize(900, 300);
    frame->Show();
    row->say(
        gui::Tone::problem,
        "You need the right \u201cChange employees and worked hours\u201d for this. Ask someone "
        "who may give it to you, or have it approved by them here and now.",
        "Ask...", [] {});
    for (const int width : {900, 420, 300}) {
      frame->SetClientSize(width, 300);
      BOOST_TEST(wait_until([&] {
        const auto* text = row->GetChildren()[1];
        return row->GetClientSize().x <= width && row->GetSize().y >= text->GetBestSize().y;
      }));
    }
    frame->Destroy();
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kontor::test
