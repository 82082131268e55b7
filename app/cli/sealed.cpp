#include "app/cli/sealed.h"

#include "i18n/sealed.h"

namespace kontor::cli {

void say_sealed(Console& console, const desk::SealedChain& chain) {
  for (const std::string& line : i18n::sealed_lines(console.texts(), chain)) console.say(line);
}

}  // namespace kontor::cli
