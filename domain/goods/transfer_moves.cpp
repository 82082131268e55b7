#include <algorithm>

#include "domain/goods/entity_sale.h"
#include "domain/goods/transfer_lines.h"
#include "domain/goods/transfer_work.h"
#include "domain/goods/transfers.h"
#include "domain/stock/stock_reason.h"

// The acts of transfers that move goods.
namespace kontor::goods {

namespace {

using books::EntryKind;
using stock::DocumentState;
using stock::StockDocument;

LocationId transit_of(DocumentWork& work) {
  return work.journal().place(work.document().entity, company::LocationKind::transit);
}

stock::Movement movement(const stock::DocumentLine& line, LocationId from, LocationId to,
                         Quantity quantity) {
  stock::Movement m;
  m.line = line.no;
  m.product = line.product;
  m.from = from;
  m.to = to;
  m.quantity = quantity;
  return m;
}

Refusal nothing_left(RefusalCode code, const StockDocument& d) {
  return {code, {{"number", d.number}}};
}

Refusal wrong_state(const StockDocument& d) {
  return {RefusalCode::document_state,
          {{"number", d.number}, {"state", std::string(name_of(d.state))}}};
}

Quantity share_of(const Shares& shares, std::int32_t line) {
  const auto found = shares.find(line);
  return found == shares.end() ? Quantity{} : found->second;
}

bool everything(const StockDocument& d, bool (*is)(const stock::DocumentLine&)) {
  return std::all_of(d.lines.begin(), d.lines.end(), is);
}

/// The state after goods came or went: what is still to come decides.
std::optional<Refusal> settle_state(StockDocument& d) {
  const bool all_came = everything(d, [](const stock::DocumentLine& line) {
    return line.unsent().milli <= 0 && line.outstanding().milli == 0;
  });
  const bool some_came = !everything(d, [](const stock::DocumentLine& line) {
    return line.accepted.milli == 0 && line.rejected.milli == 0;
  });
  const auto state = all_came    ? DocumentState::received
                     : some_came ? DocumentState::partly_received
                                 : DocumentState::in_transit;
  return state == d.state ? std::nullopt : stock::transition(d, state);
}

/// Ends what a line has committed at the source; gives how much that was.
Quantity end_commitments(DocumentWork& work, const std::vector<stock::Commitment>& open,
                         std::int32_t line, stock::CommitmentEnd how) {
  Quantity ended;
  for (const auto& c : open) {
    if (c.line != line) continue;
    work.journal().end_commitment(c, how);
    ended = ended + c.quantity;
  }
  return ended;
}

/// Sends the shares: goods into transit, commitments ended, the rest committed again. Gives the
/// lines for which there is not enough.
std::vector<RefusedRow> send(DocumentWork& work, const Shares& shares, const LineLots& lots,
                             bool was_draft) {
  StockDocument& d = work.document();
  const LocationId transit = transit_of(work);
  const auto open = work.open_commitments();
  std::vector<RefusedRow> short_lines;
  for (auto& line : d.lines) {
    const Quantity share = share_of(shares, line.no);
    if (share.milli == 0 && !was_draft) continue;
    const stock::Cell here{line.product, d.from};
    end_commitments(work, open, line.no, stock::CommitmentEnd::posted);
    const Quantity left = work.journal().level(here).available();
    // Nothing was committed for a draft, so that all it asks for must be there.
    const Quantity needed = was_draft ? line.asked : share;
    if (left < needed) {
      const auto labels = labels_of(work.unit(), work.stores(), {line.product});
      short_lines.push_back(
          {line.no,
           {},
           stock_short(labels.at(line.product), work.journal().location(d.from), left, needed)});
      continue;
    }
    line.sent = line.sent + share;
    if (line.unsent().milli > 0)
      work.journal().open_commitment({{}, d.id, line.no, here, line.unsent()});
    if (share.milli == 0) continue;
    auto goods = movement(line, d.from, transit, share);
    if (auto no = name_lots(work, goods, lots_of(lots, line.no), LotUse::leave))
      short_lines.push_back({line.no, {}, std::move(*no)});
    work.move(goods);
    work.journal().change_incoming({line.product, d.to}, share);
  }
  return short_lines;
}

Quantity unsent_of(const stock::DocumentLine& line) { return line.unsent(); }
Quantity outstanding_of(const stock::DocumentLine& line) { return line.outstanding(); }

}  // namespace

Result<TransferResult> Transfers::ship(const std::string& number, const ShipWish& wish) {
  const ActName name{"ship", wish.reference, {}};
  return on_transfer(
      m_book, m_stores, m_clock, m_actor, number, name, transfer_source,
      [&](DocumentWork& work) -> Result<TransferResult> {
        StockDocument& d = work.document();
        const auto before = d.state;
        const bool was_draft = before == DocumentState::draft;
        if (before == DocumentState::closed || before == DocumentState::cancelled)
          return wrong_state(d);
        auto chosen = choose_shares(work, wish.lines, RefusalCode::more_than_asked, unsent_of);
        if (!chosen.refusals.empty()) return TransferResult{d, false, chosen.refusals};
        if (wish.lines.empty()) chosen.shares = all_shares(d, unsent_of);
        if (chosen.shares.empty()) return nothing_left(RefusalCode::nothing_to_send, d);
        work.lock_levels(cells_at(d, {d.from, transit_of(work), d.to}));
        if (auto rows = send(work, chosen.shares, chosen.lots, was_draft); !rows.empty())
          return TransferResult{d, false, rows};
        if (was_draft)
          if (const auto no = stock::transition(d, DocumentState::ready)) return *no;
        if (d.state == DocumentState::ready)
          if (const auto no = stock::transition(d, DocumentState::in_transit)) return *no;
        if (const auto no = settle_state(d)) return *no;
        work.finish(name, EntryKind::transfer, before);
        return TransferResult{d, false, {}};
      });
}

namespace {

/// Takes goods in: what is good becomes available, the rest is set aside. A lot that is not on the
/// way is refused.
std::optional<Refusal> take_in(DocumentWork& work, const ChosenShares& accepted,
                               const ChosenShares& rejected, const std::string& reason) {
  StockDocument& d = work.document();
  const LocationId transit = transit_of(work);
  const bool sold = is_sale(work);
  EntitySale sale(work);
  if (sold)
    if (auto no = sale.begin()) return no;
  const auto arrive = [&](const stock::Movement& goods) -> std::optional<Refusal> {
    if (sold) return sale.hand_over(goods);
    work.move(goods);
    return std::nullopt;
  };
  for (auto& line : d.lines) {
    const Quantity good = share_of(accepted.shares, line.no);
    const Quantity bad = share_of(rejected.shares, line.no);
    if (good.milli > 0) {
      auto goods = movement(line, transit, d.to, good);
      if (auto no = name_lots(work, goods, lots_of(accepted.lots, line.no), LotUse::leave))
        return no;
      if (auto no = arrive(goods)) return no;
    }
    if (bad.milli > 0) {
      auto aside = movement(line, transit, d.to, bad);
      if (auto no = name_lots(work, aside, lots_of(rejected.lots, line.no), LotUse::leave))
        return no;
      aside.to_state = stock::State::quality;
      if (auto no = arrive(aside)) return no;
      line.reason = reason;
    }
    const Quantity came = good + bad;
    if (came.milli > 0) work.journal().change_incoming({line.product, d.to}, -came);
    line.accepted = line.accepted + good;
    line.rejected = line.rejected + bad;
  }
  return std::nullopt;
}

/// What was said of a line twice, as good and as rejected, beyond what is on its way.
std::vector<RefusedRow> too_many_in_all(DocumentWork& work, const Shares& accepted,
                                        const Shares& rejected) {
  std::vector<RefusedRow> rows;
  for (const auto& line : work.document().lines) {
    const Quantity wanted = share_of(accepted, line.no) + share_of(rejected, line.no);
    if (wanted <= line.outstanding()) continue;
    const auto labels = labels_of(work.unit(), work.stores(), {line.product});
    rows.push_back({line.no,
                    {},
                    {RefusalCode::more_than_sent,
                     {{"product", labels.at(line.product)},
                      {"number", work.document().number},
                      {"left", line.outstanding().to_decimal()},
                      {"wanted", wanted.to_decimal()}}}});
  }
  return rows;
}

}  // namespace

Result<TransferResult> Transfers::receive(const std::string& number, const ReceiveWish& wish) {
  const ActName name{"receive", wish.reference, wish.reason};
  return on_transfer(
      m_book, m_stores, m_clock, m_actor, number, name, transfer_destination,
      [&](DocumentWork& work) -> Result<TransferResult> {
        StockDocument& d = work.document();
        const auto before = d.state;
        if (before != DocumentState::in_transit && before != DocumentState::partly_received)
          return wrong_state(d);
        const auto most = outstanding_of;
        auto good = choose_shares(work, wish.accepted, RefusalCode::more_than_sent, most);
        const auto bad = choose_shares(work, wish.rejected, RefusalCode::more_than_sent, most);
        auto rows = good.refusals;
        rows.insert(rows.end(), bad.refusals.begin(), bad.refusals.end());
        if (wish.accepted.empty() && wish.rejected.empty()) good.shares = all_shares(d, most);
        if (rows.empty()) rows = too_many_in_all(work, good.shares, bad.shares);
        if (!rows.empty()) return TransferResult{d, false, rows};
        if (good.shares.empty() && bad.shares.empty())
          return nothing_left(RefusalCode::nothing_on_the_way, d);
        work.lock_levels(cells_at(d, {transit_of(work), d.to}));
        if (auto no = take_in(work, good, bad, wish.reason)) return *no;
        if (const auto no = settle_state(d)) return *no;
        work.finish(name, EntryKind::transfer, before);
        return TransferResult{d, false, {}};
      });
}

namespace {

/// Where the value of lost goods goes: to the reason's account, or to whoever carried them.
books::DraftPosting loss_account(DocumentWork& work, const stock::StockReason& reason,
                                 const std::string& carrier) {
  books::DraftPosting over;
  over.location = work.document().to;
  if (carrier.empty()) {
    over.account = reason.account;
    over.detail = reason.detail;
    return over;
  }
  over.account = "carrier_claim";
  over.detail = company::code_from_name(carrier, "CARRIER");
  work.journal().account(over.account, over.detail, carrier);
  return over;
}

void write_off(DocumentWork& work, const books::DraftPosting& over) {
  StockDocument& d = work.document();
  const LocationId transit = transit_of(work);
  const LocationId loss = work.journal().place(d.entity, company::LocationKind::loss);
  std::vector<ProductId> ids;
  for (const auto& line : d.lines)
    if (line.outstanding().milli > 0) ids.push_back(line.product);
  for (const auto& product : work.stores().products.by_ids(work.unit(), ids)) {
    auto& line = *d.line_of(product.id);
    const Quantity lost = line.outstanding();
    work.lose(movement(line, transit, loss, lost), product, over);
    work.journal().change_incoming({line.product, d.to}, -lost);
    line.lost = line.lost + lost;
  }
}

/// The reason that a difference needs.
Result<stock::StockReason> reason_of(DocumentWork& work, const std::string& code) {
  if (code.empty()) {
    Quantity open;
    for (const auto& line : work.document().lines) open = open + line.outstanding();
    return Refusal{RefusalCode::reason_missing,
                   {{"number", work.document().number}, {"left", open.to_decimal()}}};
  }
  const auto all = stock::all_reasons(work.stores().stock_reasons.own(work.unit()));
  if (const auto* reason = stock::reason_with_code(all, code)) return *reason;
  return Refusal{RefusalCode::reason_unknown, {{"reason", code}}};
}

}  // namespace

Result<TransferResult> Transfers::close(const std::string& number, const CloseWish& wish) {
  const ActName name{"close", wish.reference, wish.reason};
  return on_transfer(
      m_book, m_stores, m_clock, m_actor, number, name, transfer_destination,
      [&](DocumentWork& work) -> Result<TransferResult> {
        StockDocument& d = work.document();
        const auto before = d.state;
        if (const auto no = stock::transition(d, DocumentState::closed)) return *no;
        const bool short_of_some = !everything(
            d, [](const stock::DocumentLine& line) { return line.outstanding().milli == 0; });
        work.lock_levels(cells_at(d, {d.from, transit_of(work), d.to}));
        if (short_of_some) {
          const auto& place = work.journal().location(d.to);
          if (const auto no = company::refused(m_actor, company::Permission::adjust_stock,
                                               company::scope_of(place)))
            return *no;
          const auto reason = reason_of(work, wish.reason);
          if (!reason) return reason.refusal();
          work.lock_costs();
          write_off(work, loss_account(work, *reason, wish.carrier));
          d.reason = reason->code;
        }
        for (const auto& c : work.open_commitments())
          work.journal().end_commitment(c, stock::CommitmentEnd::released);
        work.finish(name, EntryKind::transfer, before);
        return TransferResult{d, false, {}};
      });
}

Result<TransferResult> Transfers::cancel(const std::string& number, const std::string& reason,
                                         const std::string& reference) {
  const ActName name{"cancel", reference, reason};
  return on_transfer(
      m_book, m_stores, m_clock, m_actor, number, name, transfer_source,
      [&](DocumentWork& work) -> Result<TransferResult> {
        StockDocument& d = work.document();
        const auto before = d.state;
        if (before == DocumentState::partly_received || before == DocumentState::received)
          return nothing_left(RefusalCode::transfer_received, d);
        if (const auto no = stock::transition(d, DocumentState::cancelled)) return *no;
        work.lock_levels(cells_at(d, {d.from, transit_of(work), d.to}));
        for (const auto& c : work.open_commitments())
          work.journal().end_commitment(c, stock::CommitmentEnd::released);
        for (auto& line : d.lines) {
          const Quantity back = line.outstanding();
          if (back.milli == 0) continue;
          work.move(movement(line, transit_of(work), d.from, back));
          work.journal().change_incoming({line.product, d.to}, -back);
          line.returned = line.returned + back;
        }
        work.finish(name, EntryKind::transfer, before);
        return TransferResult{d, false, {}};
      });
}

}  // namespace kontor::goods
