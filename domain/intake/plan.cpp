#include "domain/intake/plan.h"

namespace kontor::intake {

namespace {

/// What makes a record the same as another of its file; empty where nothing does.
std::string identity_in_file(const Item& item) {
  if (const auto* p = std::get_if<IncomingProduct>(&item.what)) return "p" + identity_text(*p);
  if (const auto* o = std::get_if<IncomingOrder>(&item.what))
    return "o" + o->key + "\x1f" + std::string(name_of(o->facet)) + "\x1f" + o->facet_key;
  // The key that finds a count's product, as plan_stock takes them.
  if (const auto* s = std::get_if<IncomingStock>(&item.what)) {
    const std::string product = !s->style.empty()  ? "y" + s->style + "\x1f" + s->options
                                : !s->code.empty() ? "c" + s->code
                                                   : "k" + s->sku;
    return "s" + s->location + "\x1f" + product;
  }
  return identity_of(item);
}

}  // namespace

std::string shown_name(const Item& item) {
  if (const auto* p = std::get_if<IncomingProduct>(&item.what))
    return p->sku.empty() ? p->name : p->sku;
  if (const auto* o = std::get_if<IncomingOrder>(&item.what)) return o->number;
  if (const auto* s = std::get_if<IncomingStock>(&item.what))
    return s->sku.empty() ? s->name : s->sku;
  if (const auto* c = std::get_if<IncomingCustomer>(&item.what))
    return customers::masked(customers::normalise(c->buyer));
  if (const auto* t = std::get_if<IncomingSettled>(&item.what)) return t->key;
  if (const auto* p = std::get_if<IncomingPayout>(&item.what)) return p->key;
  if (const auto* b = std::get_if<IncomingBankLine>(&item.what)) return b->text;
  if (const auto* o = std::get_if<IncomingOpening>(&item.what)) return o->number;
  return {};
}

PlannedChunk Planner::plan(Unit& unit, const Chunk& chunk, bool first_time) {
  PlannedChunk out;
  out.verdicts.resize(chunk.items.size());
  out.refusals.resize(chunk.items.size());
  switch (chunk.kind) {
    case RecordKind::product:
      plan_products_of(unit, chunk, out, first_time);
      break;
    case RecordKind::stock:
      plan_stock_of(unit, chunk, out);
      break;
    case RecordKind::order:
      plan_orders_of(unit, chunk, out, first_time);
      break;
    case RecordKind::refused:
      for (std::size_t i = 0; i < chunk.items.size(); ++i) {
        out.verdicts[i] = Verdict::refuse;
        out.refusals[i] = std::get<RowRefusal>(chunk.items[i].what).refusal;
      }
      break;
    default:
      plan_others(unit, chunk, out, first_time);
  }
  if (first_time) refuse_duplicates(chunk, out);
  if (first_time && m_facts) meet_coming(chunk, out);
  return out;
}

/// What files before this one, and records before these, will have made.
void Planner::meet_coming(const Chunk& chunk, PlannedChunk& out) {
  for (std::size_t i = 0; i < chunk.items.size(); ++i) {
    Verdict& verdict = out.verdicts[i];
    if (verdict == Verdict::refuse) continue;
    if (chunk.kind == RecordKind::product)
      verdict =
          m_facts->of_product(std::get<IncomingProduct>(chunk.items[i].what), out.products[i]);
    else if (chunk.kind == RecordKind::order)
      verdict = m_facts->of_order(out.orders[i]);
    else if (out.others)
      verdict = m_facts->of_money(chunk.items[i], verdict);
  }
}

void Planner::plan_products_of(Unit& unit, const Chunk& chunk, PlannedChunk& out, bool first_time) {
  std::vector<std::pair<std::int64_t, const IncomingProduct*>> in;
  for (const Item& item : chunk.items)
    in.emplace_back(item.row, &std::get<IncomingProduct>(item.what));
  out.products = plan_products(unit, m_stores, m_target, in);
  for (std::size_t i = 0; i < out.products.size(); ++i) {
    out.verdicts[i] = out.products[i].verdict;
    out.refusals[i] = out.products[i].refusal;
    if (first_time && out.verdicts[i] == Verdict::create)
      for (auto& key : coming_keys(out.products[i])) m_coming.insert(std::move(key));
  }
}

void Planner::plan_others(Unit& unit, const Chunk& chunk, PlannedChunk& out, bool first_time) {
  // When a chunk is written, those before it are in the book.
  PeopleBefore none;
  out.others =
      plan_records(unit, m_stores, m_target, chunk, first_time && m_facts ? m_facts->people : none);
  for (std::size_t i = 0; i < chunk.items.size(); ++i) {
    out.verdicts[i] = out.others->judged[i].verdict;
    out.refusals[i] = out.others->judged[i].refusal;
  }
}

void Planner::plan_stock_of(Unit& unit, const Chunk& chunk, PlannedChunk& out) {
  std::vector<std::pair<std::int64_t, const IncomingStock*>> in;
  for (const Item& item : chunk.items)
    in.emplace_back(item.row, &std::get<IncomingStock>(item.what));
  out.stock = plan_stock(unit, m_stores, m_coming, in);
  const CountPart part = part_of(chunk, out);
  out.unchanged_count = is_unchanged(unit, m_stores, m_target, part, m_as_of);
  if (!out.unchanged_count && needs_opening(unit, m_stores, m_target, chunk.location))
    m_openings.insert(chunk.location);
  for (std::size_t i = 0; i < out.stock.size(); ++i) {
    if (out.unchanged_count && out.stock[i].verdict == Verdict::create)
      out.stock[i].verdict = Verdict::unchanged;
    out.verdicts[i] = out.stock[i].verdict;
    out.refusals[i] = out.stock[i].refusal;
  }
}

void Planner::plan_orders_of(Unit& unit, const Chunk& chunk, PlannedChunk& out, bool first_time) {
  std::vector<const IncomingOrder*> in;
  for (const Item& item : chunk.items) in.push_back(&std::get<IncomingOrder>(item.what));
  out.orders = plan_orders(unit, m_stores, m_target, in);
  for (std::size_t i = 0; i < out.orders.size(); ++i) {
    out.verdicts[i] = out.orders[i].verdict;
    out.refusals[i] = out.orders[i].refusal;
    if (first_time && out.orders[i].linked) ++m_linked;
  }
}

void Planner::refuse_duplicates(const Chunk& chunk, PlannedChunk& out) {
  for (std::size_t i = 0; i < chunk.items.size(); ++i) {
    const std::string identity = identity_in_file(chunk.items[i]);
    if (identity.empty() || m_seen.insert(std::hash<std::string>{}(identity)).second) continue;
    out.verdicts[i] = Verdict::refuse;
    out.refusals[i] = Refusal{
        RefusalCode::duplicate_in_file,
        {{"row", std::to_string(chunk.items[i].row)}, {"name", shown_name(chunk.items[i])}}};
  }
}

void tell(const Chunk& chunk, const PlannedChunk& planned, const std::string& file, Counts& counts,
          std::vector<RowRefusal>& refusals) {
  for (std::size_t i = 0; i < chunk.items.size(); ++i) {
    counts.add(planned.verdicts[i]);
    if (!planned.refusals[i]) continue;
    const auto* refused = std::get_if<RowRefusal>(&chunk.items[i].what);
    const bool named = refused && !refused->file.empty();
    refusals.push_back({chunk.items[i].row, named ? refused->file : file, *planned.refusals[i]});
  }
}

CountPart part_of(const Chunk& chunk, PlannedChunk& planned) {
  CountPart part;
  part.location = chunk.location;
  for (PlannedStock& p : planned.stock)
    if (p.verdict != Verdict::refuse) part.rows.push_back(&p);
  return part;
}

}  // namespace kontor::intake
