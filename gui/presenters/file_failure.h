#pragma once

#include <cerrno>
#include <system_error>

#include "domain/base/failure.h"

namespace kontor::gui {

/// What the system says of a file that is written, as an outside failure.
inline Failure failure_of_file(const std::system_error& error) {
  const int code = error.code().value();
  const bool full = code == ENOSPC || code == EDQUOT || code == EFBIG;
  return Failure(full ? FailureCode::disk_full : FailureCode::file_unwritable,
                 {{"detail", error.what()}});
}

}  // namespace kontor::gui
