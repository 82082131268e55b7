#pragma once

#include "app/context.h"
#include "channels/profile.h"

namespace kontor::app {

/// Opens the files of a job with its profile. Refuses what the profile refuses of them.
Result<channels::OpenedSource> open_source(OpenBook& book, const ImportJob& job);

}  // namespace kontor::app
