#include "domain/intake/import_options.h"

#include "domain/base/check.h"
#include "domain/base/fields.h"

namespace kontor::intake {

std::string options_text(const ImportRequest& r, Instant exported_at,
                         const std::set<std::string>& openings) {
  FieldWriter w;
  w.add("request").add(r.channel).add(r.location).add(r.entity).add(exported_at.ms);
  w.flag(r.strict).add(name_of(r.duplicate_skus.value_or(DuplicateSkus::keep)));
  w.end_record();
  for (const std::string& place : openings) {
    w.add("opening").add(place);
    w.end_record();
  }
  if (!r.encoding.empty() || !r.dates.empty()) {
    w.add("reading").add(r.encoding).add(r.dates);
    w.end_record();
  }
  return w.text();
}

std::set<std::string> openings_of(const Batch& batch) {
  std::set<std::string> openings;
  FieldReader r(batch.options);
  while (r.next_record())
    if (r.text() == "opening") openings.insert(r.text());
  return openings;
}

ImportRequest request_of(const Batch& batch) {
  ImportRequest r;
  FieldReader reader(batch.options);
  KONTOR_ASSERT(reader.next_record() && reader.text() == "request");
  r.paths = batch.files;
  r.channel = reader.text();
  r.location = reader.text();
  r.entity = reader.text();
  r.as_of = Instant{reader.number()};
  r.strict = reader.flag();
  // Batches of earlier versions have no policy; they kept shared SKUs.
  r.duplicate_skus = DuplicateSkus::keep;
  if (!reader.at_end_of_record())
    r.duplicate_skus = duplicate_skus_named(reader.text()).value_or(DuplicateSkus::keep);
  while (reader.next_record()) {
    if (reader.text() != "reading") continue;
    r.encoding = reader.text();
    r.dates = reader.text();
  }
  return r;
}

}  // namespace kontor::intake
