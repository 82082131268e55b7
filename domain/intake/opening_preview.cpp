#include "domain/intake/opening_preview.h"

#include <algorithm>
#include <array>
#include <map>

#include "domain/company/reach.h"
#include "domain/intake/opening_balance.h"
#include "domain/intake/plan.h"

namespace kontor::intake {

namespace {

/// What it shows are balances of the books.
constexpr std::array preview_rights{company::Permission::import_files,
                                    company::Permission::read_ledger,
                                    company::Permission::read_cost};

/// Ends the transaction of a preview: nothing of it stays.
struct PreviewTakenBack {};

using SumsByAccount = std::map<std::pair<AccountId, ChannelId>, std::int64_t>;

class Preview {
 public:
  Preview(Book& book, const Stores& stores, const Clock& clock, const Hands& hands,
          const std::vector<OpeningFile>& files, const ImportRequest& request)
      : m_book(book),
        m_stores(stores),
        m_clock(clock),
        m_hands(hands),
        m_files(files),
        m_request(request) {}

  Result<OpeningPreview> run() {
    if (auto refusal = read()) return *refusal;
    try {
      m_book.write([&](Unit& unit) {
        m_out = {};
        m_refusal.reset();
        take_in(unit);
        throw PreviewTakenBack();
      });
    } catch (const PreviewTakenBack&) {
      if (m_refusal) return *m_refusal;
    }
    return std::move(m_out);
  }

 private:
  /// Records of the first day are few: they are kept, and the transaction reads no file.
  std::optional<Refusal> read() {
    std::int64_t ids = 1024;
    for (const OpeningFile& file : m_files) {
      auto& chunks = m_chunks.emplace_back();
      Chunker chunker(file.source);
      while (auto chunk = chunker.next()) {
        for (const Item& item : chunk->items) ids += ids_for(item) + 16;
        chunks.push_back(std::move(*chunk));
      }
      if (file.source.problem()) return file.source.problem();
    }
    m_book.ids().reserve(ids);
    return std::nullopt;
  }

  books::Occasion occasion() const {
    return {m_clock.now(),
            {},
            m_hands.actor.employee,
            m_hands.actor.machine,
            m_hands.actor.approved_by};
  }

  void take_in(Unit& unit) {
    SumsByAccount before;
    for (std::size_t i = 0; i < m_files.size(); ++i) {
      auto target = find_target(unit, m_stores, m_files[i].info, m_request, m_clock.now());
      if (!target) {
        m_refusal = target.refusal();
        return;
      }
      for (const auto needed : preview_rights)
        if (auto refusal = company::refused(m_hands.actor, needed, {target->entity.id, {}, {}})) {
          m_refusal = std::move(refusal);
          return;
        }
      if (i == 0) {
        m_out.entity = target->entity;
        m_out.day = target->zones.of(target->entity.zone).business_date(target->exported_at, 0);
        before = sums(unit);
      }
      Planner planner(m_stores, *target, target->exported_at);
      for (const Chunk& chunk : m_chunks[i]) {
        const PlannedChunk planned = planner.plan(unit, chunk, true);
        books::Journal journal(unit, m_stores, m_book.ids(), occasion());
        if (planned.others) planned.others->take_in(journal, *target, m_out.notes);
        journal.flush();
      }
    }
    repost_opening_balances(unit, m_stores, m_book.ids(), occasion());
    compare(unit, before, sums(unit));
  }

  SumsByAccount sums(Unit& unit) const {
    const auto& locked = m_out.entity.locked_to;
    const bool with_late = locked && *locked >= m_out.day;
    SumsByAccount all;
    for (const auto& b :
         m_stores.ledger.balances_until(unit, m_out.entity.id, m_out.day, with_late))
      all[{b.account, b.channel}] += b.minor;
    return all;
  }

  void compare(Unit& unit, const SumsByAccount& before, SumsByAccount after) {
    for (const auto& [key, minor] : before) after.try_emplace(key, 0);
    const books::Journal journal(unit, m_stores, m_book.ids(), occasion());
    for (const auto& [key, minor] : after) {
      const auto was = before.find(key);
      OpeningSum sum{journal.accounts_by_id().at(key.first), key.second,
                     was == before.end() ? 0 : was->second, 0};
      sum.posted_minor = minor - sum.before_minor;
      const bool nothing = sum.before_minor == 0 && sum.posted_minor == 0;
      if (!nothing && sum.account.key != "channel_current") m_out.sums.push_back(std::move(sum));
    }
    std::ranges::sort(m_out.sums, {}, [](const OpeningSum& s) {
      return std::tuple(s.account.code, s.account.detail, s.channel);
    });
  }

  Book& m_book;
  const Stores& m_stores;
  const Clock& m_clock;
  const Hands& m_hands;
  const std::vector<OpeningFile>& m_files;
  const ImportRequest& m_request;
  std::vector<std::vector<Chunk>> m_chunks;  ///< of each file
  OpeningPreview m_out;
  std::optional<Refusal> m_refusal;
};

}  // namespace

Result<OpeningPreview> preview_openings(Book& book, const Stores& stores, const Clock& clock,
                                        const Hands& hands, const std::vector<OpeningFile>& files,
                                        const ImportRequest& request) {
  for (const auto needed : preview_rights)
    if (!company::may_somewhere(hands.actor, needed)) return *company::refused(hands.actor, needed);
  return Preview(book, stores, clock, hands, files, request).run();
}

}  // namespace kontor::intake
