#include "i18n/sealed.h"

namespace kontor::i18n {

namespace sealed_detail {

Args args_of(const desk::SealedRange& range) {
  return {{"from", std::to_string(range.from)},
          {"to", std::to_string(range.to)},
          {"time", range.sealed_at.to_iso()},
          {"hash", range.hash}};
}

}  // namespace sealed_detail

std::vector<std::string> sealed_lines(const Catalogue& texts, const desk::SealedChain& chain) {
  using sealed_detail::args_of;
  if (chain.seals == 0) return {};
  return {texts.plural(
              "{n} seal covers rows {from} to {to} of the audit.",
              "{n} seals cover rows {from} to {to} of the audit.", chain.seals,
              {{"from", std::to_string(chain.first.from)}, {"to", std::to_string(chain.last.to)}}),
          texts.text("First seal: rows {from} to {to}, {time}, {hash}", args_of(chain.first)),
          texts.text("Last seal: rows {from} to {to}, {time}, {hash}", args_of(chain.last)),
          texts.text("Head of the audit chain: {head}", {{"head", chain.last.hash}})};
}

}  // namespace kontor::i18n
