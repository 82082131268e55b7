#include "formats/charts/chart.h"

#include <cairo.h>

#include <boost/test/unit_test.hpp>
#include <set>

#include "formats/charts/chart_scale.h"
#include "tests/support/paths.h"

namespace {

using kontor::formats::Chart;
using kontor::formats::chart_range;
using kontor::formats::chart_scale;
using kontor::formats::chart_table;
using kontor::formats::chart_words;
using kontor::formats::ChartBox;
using kontor::formats::ChartData;
using kontor::formats::ChartKind;
using kontor::formats::ChartLabel;
using kontor::formats::ChartLook;
using kontor::formats::ChartPoint;
using kontor::formats::ChartSeries;
using kontor::formats::Palette;

constexpr double chart_width = 640, chart_height = 280;

std::string cents(std::int64_t value) {
  const std::string minus = value < 0 ? "-" : "";
  value = value < 0 ? -value : value;
  const std::string rest = std::to_string(value % 100);
  return minus + std::to_string(value / 100) + "." + (rest.size() < 2 ? "0" : "") + rest;
}

ChartData sales_chart(ChartKind kind, bool arabic = false) {
  ChartData data;
  data.kind = kind;
  data.categories = {"Jan", "Feb", "Mar", "Apr", "May", "Jun"};
  if (arabic) data.categories = {"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو"};
  data.series = {{arabic ? "متجر الويب" : "Web shop", 0, {12000, 15050, 14000, 18000, {}, 21000}},
                 {arabic ? "الصندوق" : "Till", 1, {9000, 9500, 10100, 9700, 9900, 21100}},
                 {arabic ? "أمازون" : "Amazon", 2, {-1500, 300, 800, 900, 1200, 1600}}};
  data.value_text = cents;
  data.axis_text = [](std::int64_t value) { return std::to_string(value / 100); };
  data.unit = 100;
  data.nothing = arabic ? "لا توجد مبيعات" : "No sales yet";
  return data;
}

Chart made(ChartKind kind, bool rtl = false, bool dark = false, double size = 11) {
  return {sales_chart(kind, rtl), {rtl ? "ar" : "en", rtl, dark, size}, chart_width, chart_height};
}

constexpr ChartKind all_kinds[] = {ChartKind::line, ChartKind::bar, ChartKind::stacked_bar,
                                   ChartKind::heat_map, ChartKind::sparkline};

/// The pixels of a chart on its ground; with KONTOR_CHARTS=DIR also as DIR/NAME.png, for people.
std::string drawn(const Chart& chart, bool dark, const std::string& name,
                  std::optional<ChartPoint> marked = std::nullopt) {
  constexpr int scale = 2;
  cairo_surface_t* surface =
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(chart_width) * scale,
                                 static_cast<int>(chart_height) * scale);
  cairo_t* cr = cairo_create(surface);
  cairo_scale(cr, scale, scale);
  const auto paper = Palette{dark}.paper();
  cairo_set_source_rgb(cr, paper.red, paper.green, paper.blue);
  cairo_paint(cr);
  chart.draw(cr, marked);
  BOOST_TEST(cairo_status(cr) == CAIRO_STATUS_SUCCESS);
  cairo_surface_flush(surface);
  const auto* bytes = reinterpret_cast<const char*>(cairo_image_surface_get_data(surface));
  const std::string pixels(bytes,
                           static_cast<std::size_t>(cairo_image_surface_get_stride(surface) *
                                                    cairo_image_surface_get_height(surface)));
  const std::string folder = kontor::test::environment("KONTOR_CHARTS");
  if (!folder.empty()) cairo_surface_write_to_png(surface, (folder + "/" + name + ".png").c_str());
  cairo_destroy(cr);
  cairo_surface_destroy(surface);
  return pixels;
}

void no_label_meets_another(const Chart& chart) {
  const auto& labels = chart.labels();
  for (std::size_t a = 0; a < labels.size(); ++a) {
    const ChartBox& box = labels[a].box;
    BOOST_TEST_CONTEXT(labels[a].text) {
      BOOST_TEST(box.x >= -0.01);
      BOOST_TEST(box.y >= -0.01);
      BOOST_TEST(box.x + box.width <= chart_width + 1.01);
      BOOST_TEST(box.y + box.height <= chart_height + 0.01);
      for (std::size_t b = a + 1; b < labels.size(); ++b) {
        BOOST_TEST_CONTEXT(labels[b].text) BOOST_TEST(!box.meets(labels[b].box));
      }
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(formats_chart)

BOOST_AUTO_TEST_CASE(no_label_overlaps_another_in_any_kind_direction_or_size) {
  for (const ChartKind kind : all_kinds) {
    for (const bool rtl : {false, true}) {
      for (const double size : {9.0, 11.0, 16.0, 22.0}) {
        BOOST_TEST_CONTEXT(static_cast<int>(kind) << " " << rtl << " " << size) {
          no_label_meets_another(made(kind, rtl, false, size));
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(many_categories_and_series_keep_their_names_apart) {
  for (const ChartKind kind : all_kinds) {
    for (const bool rtl : {false, true}) {
      ChartData data = sales_chart(kind);
      data.categories.clear();
      data.series.clear();
      for (int i = 0; i < 365; ++i) data.categories.push_back("Day " + std::to_string(i + 1));
      for (int s = 0; s < 12; ++s) {
        ChartSeries series{"Channel number " + std::to_string(s), static_cast<std::size_t>(s), {}};
        for (int i = 0; i < 365; ++i) series.values.push_back((i * 37 + s * 991) % 5000 - 700);
        data.series.push_back(series);
      }
      const Chart chart(data, {"en", rtl, false, 11}, chart_width, chart_height);
      BOOST_TEST_CONTEXT(static_cast<int>(kind) << " " << rtl) no_label_meets_another(chart);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_stands_under_the_pointer_is_what_is_drawn_there) {
  for (const ChartKind kind : all_kinds) {
    for (const bool rtl : {false, true}) {
      const Chart chart = made(kind, rtl);
      for (std::size_t s = 0; s < 3; ++s) {
        for (std::size_t i = 0; i < 6; ++i) {
          const auto box = chart.place({s, i});
          if (s == 0 && i == 4) {
            BOOST_TEST(!box.has_value());
            continue;
          }
          BOOST_REQUIRE(box.has_value());
          // Web shop and till nearly meet in June.
          const auto found = chart.hit(box->x + box->width / 2, box->y + box->height / 2);
          BOOST_TEST_CONTEXT(static_cast<int>(kind) << " " << rtl << " " << s << " " << i) {
            BOOST_REQUIRE(found.has_value());
            BOOST_TEST(found->series == s);
            BOOST_TEST(found->index == i);
          }
        }
      }
      BOOST_TEST(!chart.hit(-5, 10).has_value());
      BOOST_TEST(!chart.hit(10, chart_height + 5).has_value());
    }
  }
}

BOOST_AUTO_TEST_CASE(right_to_left_is_the_mirror_of_left_to_right) {
  ChartData data = sales_chart(ChartKind::bar);
  const Chart left(data, {"en", false, false, 11}, chart_width, chart_height);
  const Chart right(data, {"en", true, false, 11}, chart_width, chart_height);
  const auto a = left.place({1, 2}), b = right.place({1, 2});
  BOOST_TEST(a->x == chart_width - b->x - b->width, boost::test_tools::tolerance(1e-9));
  BOOST_TEST(a->y == b->y);
  BOOST_TEST(left.place({0, 0})->x < left.place({0, 5})->x);
  BOOST_TEST(right.place({0, 0})->x > right.place({0, 5})->x);
}

BOOST_AUTO_TEST_CASE(an_axis_has_the_zero_line_and_round_marks) {
  const auto scale = chart_scale(-1500, 21100, 100, 7);
  BOOST_TEST(scale.low == -5000);
  BOOST_TEST(scale.high == 25000);
  BOOST_TEST(std::set<std::int64_t>(scale.ticks.begin(), scale.ticks.end()).contains(0));
}

BOOST_AUTO_TEST_CASE(axes_of_every_size_have_few_round_marks) {
  for (const std::int64_t unit : {1, 100, 1000}) {
    for (std::int64_t top = 1; top < 4'000'000'000'000'000'000; top = top * 3 + 1) {
      const auto scale = chart_scale(-top / 7, top, unit, 5);
      BOOST_TEST(scale.ticks.size() >= 2U);
      BOOST_TEST(scale.ticks.size() <= 5U);
      BOOST_TEST(scale.ticks.front() == scale.low);
      BOOST_TEST(scale.ticks.back() == scale.high);
      BOOST_TEST(scale.ticks[1] % unit == 0);
      BOOST_TEST((scale.low <= -top / 7 || top > INT64_MAX / 20));
    }
  }
}

BOOST_AUTO_TEST_CASE(stacked_bars_reach_the_sum) {
  const auto range = chart_range(sales_chart(ChartKind::stacked_bar));
  BOOST_TEST(range->greatest == 21000 + 21100 + 1600);
  BOOST_TEST(range->least == -1500);
  const Chart chart = made(ChartKind::stacked_bar);
  const auto lower = chart.place({0, 5}), upper = chart.place({1, 5});
  BOOST_TEST(upper->y + upper->height == lower->y, boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(keys_walk_over_values_and_past_holes) {
  const Chart chart = made(ChartKind::line);
  auto at = chart.step(std::nullopt, 0, 0);
  BOOST_TEST((at == ChartPoint{0, 0}));
  for (int i = 0; i < 4; ++i) at = chart.step(at, 1, 0);
  BOOST_TEST((at == ChartPoint{0, 5}));
  BOOST_TEST((chart.step(at, 1, 0) == ChartPoint{0, 5}));
  BOOST_TEST((chart.step(at, 0, 1) == ChartPoint{1, 5}));
  BOOST_TEST(chart.point_text({2, 0}) == "Amazon · Jan: -15.00");
}

BOOST_AUTO_TEST_CASE(the_figures_are_there_as_a_table) {
  const auto table = chart_table(sales_chart(ChartKind::line));
  BOOST_TEST((table.head == std::vector<std::string>{"", "Web shop", "Till", "Amazon"}));
  BOOST_REQUIRE(table.rows.size() == 6U);
  BOOST_TEST((table.rows[0] == std::vector<std::string>{"Jan", "120.00", "90.00", "-15.00"}));
  BOOST_TEST((table.rows[4] == std::vector<std::string>{"May", "", "99.00", "12.00"}));
}

BOOST_AUTO_TEST_CASE(the_figures_are_told_in_words) {
  ChartData data = sales_chart(ChartKind::line);
  const std::string words = chart_words(data, 40);
  BOOST_TEST(words.starts_with("Jan: Web shop 120.00, Till 90.00, Amazon -15.00; Feb: "));
  BOOST_TEST(words.find("May: Till 99.00") != std::string::npos);
  // One series needs no name.
  data.series.resize(1);
  BOOST_TEST(chart_words(data, 40) ==
             "Jan: 120.00; Feb: 150.50; Mar: 140.00; Apr: 180.00; Jun: 210.00");
  // Of many categories those that bring something new, the first and the last.
  BOOST_TEST(chart_words(data, 3) == "Jan: 120.00; Mar: 140.00; Jun: 210.00");
  data.series[0].values = {100, 100, 100, 200, 200, 200};
  BOOST_TEST(chart_words(data, 5) == "Jan: 1.00; Apr: 2.00; Jun: 2.00");
}

BOOST_AUTO_TEST_CASE(a_chart_without_figures_says_so) {
  ChartData data = sales_chart(ChartKind::bar);
  for (ChartSeries& series : data.series) series.values.assign(6, std::nullopt);
  BOOST_TEST(chart_words(data, 40) == "No sales yet");
  const Chart chart(data, {"en", false, false, 11}, chart_width, chart_height);
  BOOST_REQUIRE(chart.labels().size() == 1U);
  BOOST_TEST(chart.labels()[0].text == "No sales yet");
  BOOST_TEST(!chart.hit(100, 100).has_value());
  BOOST_TEST(!chart.step(std::nullopt, 1, 0).has_value());
}

BOOST_AUTO_TEST_CASE(equal_charts_have_equal_pixels_and_others_differ) {
  std::set<std::string> pictures;
  for (const ChartKind kind : all_kinds) {
    for (const bool rtl : {false, true}) {
      for (const bool dark : {false, true}) {
        const std::string name = "chart-" + std::to_string(static_cast<int>(kind)) +
                                 (rtl ? "-ar" : "-en") + (dark ? "-dark" : "-light");
        const std::string once = drawn(made(kind, rtl, dark), dark, name);
        BOOST_TEST((drawn(made(kind, rtl, dark), dark, name) == once));
        pictures.insert(once);
      }
    }
  }
  BOOST_TEST(pictures.size() == 20U);
  const Chart chart = made(ChartKind::bar);
  BOOST_TEST((drawn(chart, false, "chart-marked", ChartPoint{1, 2}) !=
              drawn(chart, false, "chart-plain")));
}

BOOST_AUTO_TEST_CASE(numbers_in_a_heat_map_can_be_read_on_every_step) {
  for (const bool dark : {false, true}) {
    for (std::size_t step = 0; step < Palette::heat_steps; ++step) {
      const auto ground = Palette{dark}.heat(step);
      BOOST_TEST(contrast(ground, readable_on(ground)) >= 4.5);
    }
    const Palette palette{dark};
    BOOST_TEST(contrast(palette.paper(), palette.text()) >= 4.5);
    BOOST_TEST(contrast(palette.paper(), palette.dimmed()) >= 4.5);
  }
}

BOOST_AUTO_TEST_SUITE_END()
