#include "app/process.h"

#include <unistd.h>

#include <array>
#include <fstream>
#include <iterator>
#include <sstream>

namespace kontor::app {

namespace {

constexpr std::int64_t heartbeat_limit_ms = 60'000;

/// When a process began, in clock ticks since the machine did; empty when there is none. Field 22
/// of its stat file, counted behind the name in brackets, which may hold blanks.
std::string start_of(const std::string& pid) {
  std::ifstream file("/proc/" + pid + "/stat");
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  const auto name_end = text.rfind(')');
  if (name_end == std::string::npos) return {};
  std::istringstream rest(text.substr(name_end + 1));
  std::string state;
  rest >> state;
  if (state == "Z" || state == "X") return {};  // killed and not yet waited for
  std::string field;
  constexpr int fields_to_start = 19;
  for (int i = 0; i < fields_to_start; ++i) rest >> field;
  return field;
}

}  // namespace

std::string host_name() {
  std::array<char, 256> name{};
  return gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "localhost";
}

std::string own_holder() {
  const std::string pid = std::to_string(getpid());
  return host_name() + ":" + pid + ":" + start_of(pid);
}

bool holder_at_work(const intake::Batch& batch, Instant now) {
  const auto first = batch.holder.find(':');
  const auto second = batch.holder.find(':', first + 1);
  if (first == std::string::npos || second == std::string::npos) return false;
  if (batch.holder.substr(0, first) != host_name())
    return now.ms - batch.heartbeat.ms < heartbeat_limit_ms;
  const std::string start = start_of(batch.holder.substr(first + 1, second - first - 1));
  return !start.empty() && start == batch.holder.substr(second + 1);
}

}  // namespace kontor::app
