#pragma once

#include <string>

#include "domain/intake/batch.h"

namespace kontor::app {

/// "host:pid:start" of this process; the start time tells it from a later one with the same pid.
std::string own_holder();
std::string host_name();

/// Whether the process that holds a batch is still at work: on this machine by asking the kernel,
/// on another by a heartbeat younger than a minute.
bool holder_at_work(const intake::Batch& batch, Instant now);

}  // namespace kontor::app
