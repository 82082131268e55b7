#include "domain/customers/person.h"

#include <algorithm>
#include <array>

#include "domain/base/check.h"
#include "domain/base/fields.h"

namespace kontor::customers {

namespace person_detail {

constexpr auto part_names =
    std::to_array<std::string_view>({"name", "company", "email", "phone", "address", "note"});

using Texts = std::vector<std::string CustomerRecord::*>;

const Texts& texts_of(PersonPart part) {
  using R = CustomerRecord;
  static const std::array<Texts, part_names.size()> texts = {
      Texts{&R::name, &R::first_name, &R::last_name},
      Texts{&R::company},
      Texts{&R::email},
      Texts{&R::phone},
      Texts{&R::street, &R::street2, &R::postal_code, &R::city, &R::region, &R::country},
      Texts{&R::note}};
  return texts.at(static_cast<std::size_t>(part));
}

/// How much of a part a profile has.
std::int64_t completeness(const CustomerRecord& record, PersonPart part) {
  const Texts& texts = texts_of(part);
  return std::count_if(texts.begin(), texts.end(),
                       [&](const auto text) { return !(record.*text).empty(); });
}

std::optional<bool> stricter(const std::optional<bool>& a, const std::optional<bool>& b) {
  if ((a && !*a) || (b && !*b)) return false;
  return a && b ? std::optional(true) : std::nullopt;
}

/// Tags as files have them: parted by commas.
void add_tags(std::string& tags, const std::string& more) {
  const auto has = [&](std::string_view tag) {
    return ("," + tags + ",").find("," + std::string(tag) + ",") != std::string::npos ||
           (", " + tags + ",").find(", " + std::string(tag) + ",") != std::string::npos;
  };
  for (std::size_t begin = 0; begin <= more.size();) {
    const std::size_t end = std::min(more.find(',', begin), more.size());
    std::string_view tag = std::string_view(more).substr(begin, end - begin);
    while (!tag.empty() && tag.front() == ' ') tag.remove_prefix(1);
    while (!tag.empty() && tag.back() == ' ') tag.remove_suffix(1);
    if (!tag.empty() && !has(tag)) tags += (tags.empty() ? "" : ", ") + std::string(tag);
    begin = end + 1;
  }
}

}  // namespace person_detail

std::string_view name_of(PersonPart part) {
  return person_detail::part_names.at(static_cast<std::size_t>(part));
}

std::optional<PersonPart> person_part_named(std::string_view name) {
  for (const PersonPart part : person_parts)
    if (name_of(part) == name) return part;
  return std::nullopt;
}

std::string part_text(const CustomerRecord& record, PersonPart part) {
  // The full name says both halves of it.
  if (part == PersonPart::name && !record.name.empty()) return record.name;
  std::string line;
  for (const auto text : person_detail::texts_of(part))
    if (!(record.*text).empty()) line += (line.empty() ? "" : ", ") + record.*text;
  return line;
}

TakenParts survivors(const std::vector<PersonProfile>& profiles) {
  using person_detail::completeness;
  TakenParts taken;
  for (const PersonPart part : person_parts) {
    const PersonProfile* best = nullptr;
    for (const PersonProfile& profile : profiles) {
      const auto has = completeness(profile.record, part);
      if (has == 0) continue;
      const auto most = best ? completeness(best->record, part) : 0;
      if (has > most || (has == most && profile.told_at > best->told_at)) best = &profile;
    }
    if (best) taken[part] = best->id;
  }
  return taken;
}

CustomerRecord person_record(const std::vector<PersonProfile>& profiles, const TakenParts& taken) {
  KONTOR_ASSERT(!profiles.empty());
  CustomerRecord shown = profiles.front().record;
  for (const PersonProfile& profile : profiles) {
    for (const PersonPart part : person_parts) {
      const auto from = taken.find(part);
      if (from == taken.end() || from->second != profile.id) continue;
      for (const auto text : person_detail::texts_of(part)) shown.*text = profile.record.*text;
    }
    if (profile.id == profiles.front().id) continue;
    using person_detail::stricter;
    shown.accepts_email = stricter(shown.accepts_email, profile.record.accepts_email);
    shown.accepts_sms = stricter(shown.accepts_sms, profile.record.accepts_sms);
    person_detail::add_tags(shown.tags, profile.record.tags);
  }
  return shown;
}

std::string taken_text(const TakenParts& taken) {
  FieldWriter out;
  for (const auto& [part, from] : taken) {
    out.add(name_of(part)).add(from.value);
    out.end_record();
  }
  return out.text();
}

TakenParts parse_taken(std::string_view text) {
  TakenParts taken;
  FieldReader in(text);
  while (in.next_record()) {
    const auto part = person_part_named(in.text());
    if (!part) fail_damaged_text();
    taken[*part] = CustomerId(in.number());
  }
  return taken;
}

}  // namespace kontor::customers
