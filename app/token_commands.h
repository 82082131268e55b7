#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "domain/base/refusal.h"

namespace kontor::app {

/// The commands that a token can be for, by words: all but those about secrets, machines and
/// tokens. A test holds this list against the tree of commands.
std::span<const std::string_view> token_commands();
/// The commands that no token can be for: whoever holds one could get more than it gives.
std::span<const std::string_view> never_by_token();

/// Why no token can be for a command; nothing where one can. Refusals command_unknown,
/// token_never_for.
std::optional<Refusal> not_by_token(const std::string& command);

}  // namespace kontor::app
