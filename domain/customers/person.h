#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/ids.h"
#include "domain/customers/record.h"

// What a person shows of whom several profiles were merged.
namespace kontor::customers {

/// What is taken together from one profile, so that no street stands in another's city. Append
/// only: the names are stored.
enum class PersonPart { name, company, email, phone, address, note };
inline constexpr PersonPart person_parts[] = {PersonPart::name,    PersonPart::company,
                                              PersonPart::email,   PersonPart::phone,
                                              PersonPart::address, PersonPart::note};
std::string_view name_of(PersonPart part);
std::optional<PersonPart> person_part_named(std::string_view name);
/// A part as one line; empty where nothing is known.
std::string part_text(const CustomerRecord& record, PersonPart part);

/// One of the profiles of a person.
struct PersonProfile {
  CustomerId id;
  CustomerRecord record;
  Instant told_at;  ///< when something was last told of it
};

/// Whose part a person shows.
using TakenParts = std::map<PersonPart, CustomerId>;

/// Whose part survives where nobody chose: who has more of it, among those the one of whom was told
/// last, among those the first. Parts that nobody has are left out.
TakenParts survivors(const std::vector<PersonProfile>& profiles);

/// The record of a person: the first profile's, with what was taken from the others. Tags are those
/// of all. Of what people agreed to the stricter counts: who said no to one of the profiles gets
/// nothing, and who said nothing to one of them has not agreed.
CustomerRecord person_record(const std::vector<PersonProfile>& profiles, const TakenParts& taken);

/// As it is stored with a merge.
std::string taken_text(const TakenParts& taken);
TakenParts parse_taken(std::string_view text);

}  // namespace kontor::customers
