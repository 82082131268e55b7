#include "domain/intake/resolve_products.h"

#include <algorithm>

namespace kontor::intake {

namespace {

/// Keys of channels whose SKUs differ by case only are kept in lower case.
std::string lower_ascii(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

}  // namespace

ProductResolver::ProductResolver(books::Journal& journal, const company::Channel& channel)
    : m_journal(journal),
      m_unit(journal.unit()),
      m_store(journal.stores().products),
      m_channel(channel) {}

std::vector<catalog::ProductKey> ProductResolver::keys_of_line(const IncomingLine& line) const {
  std::vector<catalog::ProductKey> keys;
  if (!line.code.empty()) keys.push_back({"code", line.code, m_channel.id});
  if (!line.sku.empty()) {
    keys.push_back({"sku", line.sku, m_channel.id});
    if (!m_channel.sku_case_matters)
      keys.push_back({"sku-any-case", lower_ascii(line.sku), m_channel.id});
  }
  if (line.sku.empty() && line.code.empty())
    keys.push_back({"name", catalog::name_key(line.vendor, line.name), m_channel.id});
  return keys;
}

void ProductResolver::load(const std::vector<const IncomingLine*>& lines) {
  std::set<catalog::ProductKey> wanted;
  for (const IncomingLine* line : lines) {
    for (auto& key : keys_of_line(*line)) wanted.insert(std::move(key));
    wanted.insert({"name", catalog::name_key(line->vendor, line->name), m_channel.id});
  }
  std::set<ProductId> ids;
  for (const auto& match : m_store.find(m_unit, {wanted.begin(), wanted.end()})) {
    m_by_key[{match.key.kind, match.key.key}].insert(match.product);
    ids.insert(match.product);
  }
  // A provisional product that was identified stands for the real one.
  for (auto& p : m_store.by_ids(m_unit, {ids.begin(), ids.end()})) {
    if (p.bound_to && !ids.contains(p.bound_to))
      for (auto& real : m_store.by_ids(m_unit, {p.bound_to})) m_products.emplace(real.id, real);
    m_products.emplace(p.id, std::move(p));
  }
}

/// The one product of a key: a real one before a provisional one; none when several fit.
ProductId ProductResolver::choose(const catalog::ProductKey& key) const {
  const auto found = m_by_key.find({key.kind, key.key});
  if (found == m_by_key.end()) return {};
  std::set<ProductId> real;
  std::set<ProductId> provisional;
  for (ProductId id : found->second) {
    const catalog::Product* p = &m_products.at(id);
    if (p->bound_to) p = &m_products.at(p->bound_to);
    (p->provisional ? provisional : real).insert(p->id);
  }
  if (real.size() == 1) return *real.begin();
  return real.empty() && provisional.size() == 1 ? *provisional.begin() : ProductId();
}

ProductId ProductResolver::resolve(const IncomingLine& line) {
  const auto keys = keys_of_line(line);
  for (const auto& key : keys)
    if (const ProductId id = choose(key)) return id;
  // A SKU shared by several products: the name decides.
  const catalog::ProductKey name{"name", catalog::name_key(line.vendor, line.name), m_channel.id};
  for (const auto& key : keys) {
    const auto shared = m_by_key.find({key.kind, key.key});
    const ProductId by_name = choose(name);
    if (shared != m_by_key.end() && by_name && shared->second.contains(by_name)) return by_name;
  }
  return make_provisional(line, keys);
}

ProductId ProductResolver::make_provisional(const IncomingLine& line,
                                            const std::vector<catalog::ProductKey>& keys) {
  catalog::Product p;
  p.id = m_journal.ids().make<ProductId>();
  p.sku = line.sku;
  p.name = line.name.empty() ? line.sku : line.name;
  p.vendor = line.vendor;
  p.code = !line.sku.empty() ? line.sku : !line.code.empty() ? line.code : p.name;
  p.provisional = true;
  p.tracked = false;
  std::vector<catalog::ProductKey> all = keys;
  const catalog::ProductKey name{"name", catalog::name_key(line.vendor, line.name), m_channel.id};
  // Where a SKU is shared by several products, the next such line is told by its name.
  const bool shared = std::any_of(keys.begin(), keys.end(), [&](const auto& key) {
    return m_by_key.contains({key.kind, key.key});
  });
  if (shared) all.push_back(name);
  for (const auto& key : all) {
    m_by_key[{key.kind, key.key}].insert(p.id);
    m_new_keys.push_back({key, p.id});
  }
  m_products.emplace(p.id, p);
  m_new.push_back(std::move(p));
  return m_new.back().id;
}

std::size_t ProductResolver::store() {
  if (m_new.empty()) return 0;
  const BatchId batch = m_journal.occasion().batch;
  m_store.add(m_unit, m_new, batch);
  m_store.add_keys(m_unit, m_new_keys, batch);
  for (const catalog::Product& p : m_new)
    m_journal.audit("product.add", "product", p.id.value, {}, catalog::content_change({}, p).after);
  const std::size_t made = m_new.size();
  m_new.clear();
  m_new_keys.clear();
  return made;
}

}  // namespace kontor::intake
