#include "domain/intake/coming.h"

#include "domain/intake/export_time.h"
#include "domain/intake/money.h"

namespace kontor::intake {

namespace {

std::uint64_t short_hash(std::string_view text) { return std::hash<std::string_view>{}(text); }

std::string facet_identity(const std::string& order, orders::Facet facet, std::string_view key) {
  return order + "\x1f" + std::string(name_of(facet)) + "\x1f" + std::string(key);
}

}  // namespace

void ComingFacts::next_file(const Target& target) {
  if (target.channel.code != m_channel) people.fresh.next_channel();
  m_channel = target.channel.code;
  m_files.push_back(target.exported_at);
  people.seen.clear();
  people.taken.clear();
}

bool ComingFacts::knows(const std::string& identity) const {
  return m_told.contains(short_hash(identity));
}

/// Of an order's and money's facts the newer file's count, by the time when it was written.
Verdict ComingFacts::judge(const std::string& identity, std::string_view content, Verdict by_book,
                           bool older_counts) {
  const auto file = static_cast<std::uint32_t>(m_files.size() - 1);
  const Told now{short_hash(content), file};
  const auto found = m_told.find(short_hash(identity));
  if (found == m_told.end()) {
    if (by_book != Verdict::unchanged) m_told.emplace(short_hash(identity), now);
    return by_book;
  }
  Told& before = found->second;
  const bool same = before.content == now.content;
  if (same || (!older_counts && is_older_export(m_files[file], m_files[before.file])))
    return Verdict::unchanged;
  before = now;
  return Verdict::update;
}

Verdict ComingFacts::of_product(const IncomingProduct& in, const PlannedProduct& planned) {
  if (!m_all || planned.verdict == Verdict::refuse) return planned.verdict;
  return judge("p" + identity_text(in), catalog::canonical_content(planned.product),
               planned.verdict, true);
}

std::string ComingFacts::order_identity(const PlannedOrder& planned) const {
  const std::string channel =
      planned.channel ? std::to_string(planned.channel.value) : "new " + m_channel;
  return "o" + channel + "\x1f" + planned.in->key;
}

/// A later record of an order changes it, whatever it tells.
Verdict ComingFacts::of_order(const PlannedOrder& planned) {
  const IncomingOrder& in = *planned.in;
  const bool base = orders::is_base(in.facet);
  if (planned.linked || planned.verdict == Verdict::refuse || (base && !m_all))
    return planned.verdict;
  const std::string order = order_identity(planned);
  bool comes = knows(order);
  for (const auto facet : {orders::Facet::whole, orders::Facet::head, orders::Facet::lines})
    comes = comes || knows(facet_identity(order, facet, {}));
  const bool hashed = in.facet == orders::Facet::whole && planned.order.marks.empty() &&
                      !planned.order.content_hash.empty();
  Verdict verdict =
      judge(facet_identity(order, in.facet, in.facet_key),
            hashed ? planned.order.content_hash : orders::content_hash(in), planned.verdict, false);
  if (verdict == Verdict::create && comes) verdict = Verdict::update;
  if (!base && verdict != Verdict::unchanged) m_told.try_emplace(short_hash(order));
  return verdict;
}

Verdict ComingFacts::of_money(const Item& item, Verdict by_book) {
  if (!m_all || by_book == Verdict::refuse) return by_book;
  std::string content;
  if (const auto* t = std::get_if<IncomingSettled>(&item.what)) content = content_hash(*t);
  if (const auto* p = std::get_if<IncomingPayout>(&item.what)) content = content_hash(*p);
  if (const auto* b = std::get_if<IncomingBankLine>(&item.what)) content = content_hash(*b);
  if (content.empty()) return by_book;
  return judge("m" + m_channel + "\x1f" + identity_of(item), content, by_book, false);
}

std::shared_ptr<ComingFacts> coming_for(const ImportRequest& request, const Target& target) {
  auto facts = request.dry_run ? request.coming_facts : nullptr;
  if (!facts) facts = std::make_shared<ComingFacts>(request.dry_run);
  facts->next_file(target);
  return facts;
}

}  // namespace kontor::intake
