#pragma once

#include "app/cli/session.h"

namespace kontor::cli {

/// Lets the one act in a book whom --as or --token names, with their rights. Without either the
/// owner acts, where the book does not ask. Stops with the refusal of who is not signed in.
void sign_in(Session& session, app::OpenBook& book);

}  // namespace kontor::cli
