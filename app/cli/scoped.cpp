#include "app/cli/scoped.h"

namespace kontor::cli {

company::Scope permitted(Session& session, const CompanyNames& names,
                         const std::vector<company::Permission>& rights,
                         const company::Scope& asked, company::Narrows by) {
  return take(company::narrowed(session.book().actor(), rights, asked, by, names.company()));
}

LocationId permitted_place(Session& session, company::Permission needed, const std::string& named) {
  const auto names = company_names(session);
  company::Scope asked;
  if (!named.empty()) asked.location = names.location_named(named).id;
  return permitted(session, names, {needed}, asked, {.location = true}).location;
}

std::vector<company::Scope> permitted_parts(Session& session,
                                            const std::vector<company::Permission>& rights,
                                            company::Narrows by) {
  const auto actor = session.book().actor();
  const auto company = company_names(session).company();
  auto parts = company::reached(actor, rights, {}, by, company);
  if (parts.empty()) throw Stop(company::narrowed(actor, rights, {}, by, company).refusal());
  // Everywhere is no part.
  std::erase(parts, company::Scope());
  return parts;
}

void need_right(Session& session, company::Permission needed, const company::Scope& act) {
  if (const auto refusal = company::refused(session.book().actor(), needed, act))
    throw Stop(*refusal);
}

}  // namespace kontor::cli
