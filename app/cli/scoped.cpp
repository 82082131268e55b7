#include "app/cli/scoped.h"

namespace kontor::cli {

std::vector<LocationId> permitted_places(Session& session, company::Permission needed,
                                         const std::string& named) {
  company::Scope asked;
  if (!named.empty()) asked.location = company_names(session).location_named(named).id;
  std::vector<LocationId> places;
  for (const auto& part : permitted_parts(session, {needed}, {.location = true}, asked))
    places.push_back(part.location);
  return places;
}

std::vector<company::Scope> permitted_parts(Session& session,
                                            const std::vector<company::Permission>& rights,
                                            company::Narrows by, const company::Scope& asked) {
  const auto actor = session.book().actor();
  const auto company = company_names(session).company();
  auto parts = company::reached(actor, rights, asked, by, company);
  if (parts.empty()) throw Stop(company::narrowed(actor, rights, asked, by, company).refusal());
  // Everywhere is no part.
  std::erase(parts, company::Scope());
  return parts;
}

void need_right(Session& session, company::Permission needed, const company::Scope& act) {
  if (const auto refusal = company::refused(session.book().actor(), needed, act))
    throw Stop(*refusal);
}

}  // namespace kontor::cli
