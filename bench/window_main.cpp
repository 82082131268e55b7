// The window measured from within: how fast it starts, how fast its lists answer, and how long its
// event loop was away. bench/window runs it on a private display and prints the table. --starts:
// only its starts, for bench/run; --every N: the journey over and over, for bench/soak.

#include <fcntl.h>
#include <glib.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <stdexcept>

#include "bench/journey.h"
#include "bench/measures.h"
#include "gui/main/book_opener.h"
#include "gui/main/settings_file.h"
#include "gui/widgets/gtk_platform.h"

extern char** environ;

namespace kontor::bench {

namespace {

constexpr int warm_starts = 9;
constexpr std::size_t most_stuck = 3;  ///< rounds of a soak in which something is never shown

struct Options {
  std::string book;
  std::string folder;  ///< for what the journey writes
  int seconds = 60;
  int every = 0;        ///< a soak: seconds between two lines
  bool starts = false;  ///< only these, as lines of JSON
  bool stacks = false;
  std::int64_t since_us = 0;  ///< a start that is timed: when it was asked for
};

/// Composed as kontor-desktop is, without a person's settings.
struct Program {
  app::SystemClock clock;
  gui::SettingsFile settings;
  gui::AppBookOpener opener{clock};
  gui::DesktopApp* app = nullptr;

  explicit Program(char** argv) {
    gui::prepare_process("en");
    app = new gui::DesktopApp(
        {opener, settings, i18n::locale_dir(), gui::AppBookOpener::defaults()}, gui::Preferences{});
    wxApp::SetInstance(app);
    int words = 1;
    if (!wxEntryStart(words, argv)) throw std::runtime_error("no display");
    if (!app->CallOnInit()) throw std::runtime_error("the program does not start");
    app->SetExitOnFrameDelete(false);
  }
  ~Program() {
    app->OnExit();
    wxEntryCleanup();
  }
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  void open(const std::string& book) {
    gui::WindowState state;
    state.open_at_start = book;
    app->open_window(std::move(state));
  }
};

bool figures_there(Driver& driver) {
  auto* page = driver.window().today_page();
  return page && !page->presenter().busy() &&
         page->presenter().state() == gui::TodayPresenter::State::ready;
}

/// Prints the milliseconds from `since` to the first frame and to the first figures, and what
/// memory the program has then.
void time_start(const Options& options, char** argv) {
  Program program(argv);
  wxGUIEventLoop loop;
  const wxEventLoopActivator active(&loop);
  FrameWatch watch;
  const auto ms = [&] {
    return static_cast<double>(clock_us(CLOCK_MONOTONIC) - options.since_us) / 1e3;
  };
  {
    program.open(options.book);
    Driver driver(*program.app, watch);
    driver.painted();
    const double frame = ms();
    driver.until([&] { return figures_there(driver); }, "figures");
    driver.painted();
    std::printf("%.1f %.1f %ld %ld\n", frame, ms(), long{status_kib("VmRSS")},
                long{status_kib("RssAnon")});
    std::fflush(stdout);
  }
  // What follows is no part of a start.
  std::_Exit(0);
}

struct Start {
  double frame = 0, figures = 0;  ///< milliseconds since exec
  long resident_kib = 0, anonymous_kib = 0;
};

Start started(const Options& options) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, ends[1], STDOUT_FILENO);
  const std::string since = std::to_string(clock_us(CLOCK_MONOTONIC));
  std::vector<std::string> words = {"window_bench", "--since", since, options.book};
  std::vector<char*> argv;
  for (auto& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  pid_t child = 0;
  const int failed = posix_spawn(&child, "/proc/self/exe", &files, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  close(ends[1]);
  if (failed != 0) throw std::runtime_error("the program cannot be started");
  std::string text;
  char part[64];
  for (ssize_t got = 0; (got = read(ends[0], part, sizeof part)) > 0;) {
    text.append(part, static_cast<std::size_t>(got));
  }
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  Start start;
  if (std::sscanf(text.c_str(), "%lf %lf %ld %ld", &start.frame, &start.figures,
                  &start.resident_kib, &start.anonymous_kib) != 4)
    throw std::runtime_error("a start failed");
  return start;
}

/// As many starts as a median wants, with warm caches, by their time.
std::pair<std::vector<double>, std::vector<double>> times_of_starts(const Options& options,
                                                                    Start& last) {
  started(options);  // warms the caches
  std::vector<double> frames, figures;
  for (int i = 0; i < warm_starts; ++i) {
    last = started(options);
    frames.push_back(last.frame);
    figures.push_back(last.figures);
  }
  std::sort(frames.begin(), frames.end());
  std::sort(figures.begin(), figures.end());
  return {frames, figures};
}

void print_starts(const Options& options) {
  Start last;
  const auto [frames, figures] = times_of_starts(options, last);
  const auto line = [](const char* what, const std::vector<double>& all, double wanted) {
    const double median = all[all.size() / 2];
    std::printf("%-44s %8.0f ms of %3.0f  (%.0f to %.0f)%s\n", what, median, wanted, all.front(),
                all.back(), median <= wanted ? "" : "  MISSED");
  };
  line("exec to first paint, median of 9", frames, 500);
  line("exec to first figures, median of 9", figures, 800);
}

/// The same for bench/run.
void tell_starts(const Options& options) {
  Start last;
  const auto [frames, figures] = times_of_starts(options, last);
  const auto line = [&](const char* what, const std::vector<double>& all) {
    std::printf(
        "{\"name\": \"%s\", \"unit\": \"ms\", \"n\": %zu, \"p50\": %.1f, \"max\": %.1f, "
        "\"resident_mb\": %ld, \"anonymous_mb\": %ld}\n",
        what, all.size(), all[all.size() / 2], all.back(), last.resident_kib / 1024,
        last.anonymous_kib / 1024);
  };
  line("W7 window: exec to first paint", frames);
  line("W7 window: exec to first figures", figures);
}

std::string load_average() {
  std::ifstream file("/proc/loadavg");
  std::string one, five;
  file >> one >> five;
  return one + " " + five;
}

void print_turns(const FrameWatch& watch, bool stacks) {
  std::printf("%-44s %8zu\n", "turns of the event loop", watch.turns());
  std::printf("%-44s %8.1f ms (%.1f of it waiting for a processor): %s\n", "longest turn",
              watch.longest().wall.count(), watch.longest().queued.count(),
              watch.longest().doing.c_str());
  std::printf("%-44s %8zu, %zu of them by themselves%s\n", "turns over 50 ms",
              watch.too_long().size(), watch.too_long_by_itself(),
              watch.too_long().empty() ? "" : "  MISSED");
  for (const auto& turn : watch.too_long()) {
    std::printf("  %7.1f ms, processor %.1f, queued %.1f: %s\n", turn.wall.count(),
                turn.processor.count(), turn.queued.count(), turn.doing.c_str());
    std::fflush(stdout);
    if (stacks) print_stack(std::cout, turn);
    std::cout.flush();
  }
}

void travel(const Options& options, char** argv) {
  Program program(argv);
  wxGUIEventLoop loop;
  const wxEventLoopActivator active(&loop);
  FrameWatch watch;
  {
    Driver driver(*program.app, watch);
    program.open(options.book);
    driver.until([&] { return figures_there(driver); }, "figures");
    driver.rest(std::chrono::milliseconds(300));
    watch.begin_again();
    driver.begin();
    const std::chrono::seconds length(options.seconds);
    std::size_t round = 0;
    try {
      do {
        walk_through(driver, options.folder, round++);
      } while (!driver.over(length));
    } catch (const std::exception& wrong) {
      std::printf("%-44s %s  MISSED\n", "never shown", wrong.what());
    }
    driver.doing("at rest");
    driver.rest(std::chrono::milliseconds(1000));
    print_times(std::cout, driver.times());
    std::cout.flush();
    print_turns(watch, options.stacks);
    const auto mib = [](std::int64_t kib) { return static_cast<double>(kib) / 1024; };
    const double anonymous = mib(status_kib("RssAnon"));
    std::printf("%-44s %8.1f MB of 120%s\n", "anonymous memory after the journey", anonymous,
                anonymous <= 120 ? "" : "  MISSED");
    std::printf("%-44s %8.1f MB\n", "resident memory after the journey", mib(status_kib("VmRSS")));
    std::printf("%-44s %8zu\n", "rounds", round);
  }
  program.app->close_window();
}

/// What a line of a soak tells.
struct Telling {
  FrameWatch& watch;
  std::int64_t begun = clock_us(CLOCK_MONOTONIC);
  std::size_t rounds = 0, stuck = 0;
};

/// The turns since the last line and the memory; called by the event loop.
gboolean tell_turns(void* data) {
  auto& telling = *static_cast<Telling*>(data);
  const Turn& longest = telling.watch.longest();
  std::printf(
      "{\"second\": %ld, \"turns\": %zu, \"over_50_ms\": %zu, \"by_themselves\": %zu, "
      "\"longest_ms\": %.1f, \"queued_ms\": %.1f, \"doing\": \"%s\", \"rounds\": %zu, "
      "\"stuck\": %zu, \"resident_kib\": %ld, \"anonymous_kib\": %ld}\n",
      long{(clock_us(CLOCK_MONOTONIC) - telling.begun) / 1'000'000}, telling.watch.turns(),
      telling.watch.too_long().size(), telling.watch.too_long_by_itself(), longest.wall.count(),
      longest.queued.count(), longest.doing.c_str(), telling.rounds, telling.stuck,
      long{status_kib("VmRSS")}, long{status_kib("RssAnon")});
  std::fflush(stdout);
  telling.watch.begin_again();
  return G_SOURCE_CONTINUE;
}

/// The journey over and over, for bench/soak.
void soak(const Options& options, char** argv) {
  Program program(argv);
  wxGUIEventLoop loop;
  const wxEventLoopActivator active(&loop);
  FrameWatch watch;
  {
    Driver driver(*program.app, watch);
    program.open(options.book);
    driver.until([&] { return figures_there(driver); }, "figures");
    driver.rest(std::chrono::milliseconds(300));
    watch.begin_again();
    Telling telling{watch};
    const unsigned timer =
        g_timeout_add_seconds(static_cast<unsigned>(options.every), tell_turns, &telling);
    driver.begin();
    const std::chrono::seconds length(options.seconds);
    while (!driver.over(length)) {
      try {
        walk_through(driver, options.folder, telling.rounds++);
      } catch (const std::exception& wrong) {
        std::fprintf(stderr, "window_bench: never shown: %s\n", wrong.what());
        if (++telling.stuck == most_stuck) break;
      }
      driver.forget_times();
    }
    g_source_remove(timer);
  }
  program.app->close_window();
}

Options parse(int argc, char** argv) {
  Options options;
  options.folder = std::filesystem::temp_directory_path().string();
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const auto value = [&] { return i + 1 < argc ? argv[++i] : ""; };
    if (word == "--since")
      options.since_us = std::strtoll(value(), nullptr, 10);
    else if (word == "--seconds")
      options.seconds = std::atoi(value());
    else if (word == "--every")
      options.every = std::atoi(value());
    else if (word == "--starts")
      options.starts = true;
    else if (word == "--folder")
      options.folder = value();
    else if (word == "--stacks")
      options.stacks = true;
    else
      options.book = word;
  }
  return options;
}

int run(int argc, char** argv) {
  const Options options = parse(argc, argv);
  if (options.since_us != 0) {
    time_start(options, argv);
    return 0;
  }
  if (options.starts) {
    tell_starts(options);
    return 0;
  }
  if (options.every > 0) {
    soak(options, argv);
    return 0;
  }
  std::printf("%-44s %8s\n", "load average at the beginning", load_average().c_str());
  std::fflush(stdout);
  print_starts(options);
  std::fflush(stdout);
  travel(options, argv);
  std::printf("%-44s %8s\n", "load average at the end", load_average().c_str());
  return 0;
}

}  // namespace

}  // namespace kontor::bench

int main(int argc, char** argv) {
  try {
    return kontor::bench::run(argc, argv);
  } catch (const std::exception& wrong) {
    std::fprintf(stderr, "window_bench: %s\n", wrong.what());
    return 3;
  }
}
