#include "gui/presenters/entry_card.h"

#include <algorithm>

#include "gui/presenters/entries_presenter.h"
#include "gui/presenters/reach.h"

namespace kontor::gui {

namespace {

std::vector<Column> posting_columns(const Language& t) {
  return {text_column("account", t.text("Account"), 160),
          text_column("name", t.text("Name"), 200, true),
          text_column("channel", t.text("Channel"), 136),
          text_column("place", t.text("Place"), 104),
          figure_column("debit", t.text("Debit"), 104),
          figure_column("credit", t.text("Credit"), 104),
          figure_column("original", t.text("Original amount"), 128)};
}

std::vector<Column> entry_fact_columns(const Language& t) {
  return {text_column("what", t.text("What"), 184),
          text_column("value", t.text_in("field", "Value"), 480, true)};
}

std::string name_of_code(const std::vector<std::pair<std::string, std::string>>& names,
                         const std::string& code) {
  for (const auto& [each, name] : names)
    if (each == code) return name;
  return code;
}

}  // namespace

struct EntryCard::Read {
  std::optional<books::EntryRow> row;
  std::vector<books::LedgerLine> lines;
  std::optional<books::EntryRow> corrected;
  std::vector<books::EntryRow> corrections;
  std::vector<std::pair<std::string, std::string>> channels, places;  ///< names by code
  std::string entity, zone;
};

/// Of an entry of a company that somebody may not read: its postings on channels that they may.
void EntryCard::leave_what_may_be_read(const company::Actor& actor,
                                       const std::vector<company::Channel>& channels, Read& read) {
  if (reads_books(actor, {read.row->entity, {}, {}})) return;
  std::erase_if(read.lines, [&](const books::LedgerLine& line) {
    return std::ranges::none_of(channels, [&](const company::Channel& channel) {
      return channel.code == line.channel && reads_books(actor, company::scope_of(channel));
    });
  });
  read.corrected.reset();
  read.corrections.clear();
  if (read.lines.empty()) read.row.reset();
}

EntryCard::EntryCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                     Language language)
    : ReadDetail(view, std::move(book), executor, std::move(language)),
      m_postings(posting_columns(m_language)),
      m_facts(entry_fact_columns(m_language)) {}

void EntryCard::read() {
  read_by(
      [](OpenBook& book, Unit& unit, EntryId entry) {
        Read read;
        auto& entries = book.entries();
        const auto found = entries.by_ids(unit, {entry});
        if (found.empty()) return read;
        read.row = found.front();
        if (read.row->corrects) {
          const auto first = entries.by_ids(unit, {read.row->corrects});
          if (!first.empty()) read.corrected = first.front();
        }
        read.corrections = entries.corrections(unit, entry);
        read.lines = entries.lines(unit, entry);
        const auto channels = book.company().channels(unit);
        leave_what_may_be_read(book.actor(), channels, read);
        if (!read.row) return read;
        for (const auto& channel : channels) read.channels.emplace_back(channel.code, channel.name);
        for (const auto& place : book.company().locations(unit))
          read.places.emplace_back(place.code, place.name);
        for (const auto& entity : book.company().entities(unit)) {
          if (entity.id != read.row->entity) continue;
          read.entity = entity.name;
          read.zone = entity.zone;
        }
        return read;
      },
      [this](const Read& read) { take(read); });
}

void EntryCard::take(const Read& read) {
  m_postings.clear();
  m_facts.clear();
  m_leads_to.clear();
  m_error.clear();
  m_order = DocumentId();
  if (!read.row) {
    return show_error(m_language.text("This entry is no longer in the book."));
  }
  const books::EntryRow& row = *read.row;
  if (row.document_kind == books::DocumentKind::order) m_order = row.document;
  m_title = m_language.name(row.kind);
  std::vector<std::string> parts;
  if (!row.number.empty())
    parts.push_back(document_name(row.document_kind, m_language) + " " +
                    m_language.isolated(row.number));
  parts.push_back(m_language.date(row.accounting_date));
  parts.push_back(read.entity);
  m_subtitle = m_language.joined(parts);
  fill_postings(read);
  fill_facts(read);
  m_view.show_detail();
}

void EntryCard::fill_postings(const Read& read) {
  for (const auto& line : read.lines) {
    const Money amount = line.entity_amount;
    const auto side = [&](std::int64_t minor) -> RowTable::Value {
      const Money money{std::max<std::int64_t>(minor, 0), amount.currency};
      return {{minor > 0 ? m_language.money(money) : std::string(), Tone::normal, {}},
              money.to_decimal()};
    };
    const bool foreign = line.amount.currency != amount.currency;
    m_postings.add(
        {{{line.account, Tone::normal, {}}, {}},
         {{m_language.account_name(line.account_key, line.account_detail_name), Tone::normal, {}},
          {}},
         {{line.channel.empty() ? m_language.text("Common")
                                : name_of_code(read.channels, line.channel),
           Tone::dimmed,
           {}},
          line.channel},
         {{name_of_code(read.places, line.location), Tone::dimmed, {}}, line.location},
         side(amount.minor),
         side(-amount.minor),
         {{foreign ? m_language.money(line.amount) : std::string(), Tone::dimmed, {}},
          line.amount.to_decimal() + " " + std::string(line.amount.currency.code())}});
  }
}

void EntryCard::add_fact(const std::string& what, const std::string& text, Tone tone,
                         EntryId leads_to) {
  if (text.empty()) return;
  m_facts.add({{{what, Tone::dimmed, {}}, {}}, {{text, tone, {}}, {}}});
  m_leads_to.push_back(leads_to);
}

std::string EntryCard::other_entry(const books::EntryRow& row) const {
  return m_language.joined({m_language.name(row.kind), row.number,
                            m_language.date(row.accounting_date), m_language.money(row.amount)});
}

void EntryCard::fill_facts(const Read& read) {
  const Language& t = m_language;
  const books::EntryRow& row = *read.row;
  const TimeZone zone = TimeZone::find(read.zone).value_or(TimeZone::utc());
  add_fact(t.text("Document"), t.joined({document_name(row.document_kind, t), row.number}));
  add_fact(t.text("Channel"),
           row.channel.empty() ? t.text("Common") : name_of_code(read.channels, row.channel));
  add_fact(t.text("Happened on"), t.date(row.business_date));
  add_fact(t.text("Accounting date"), t.date(row.accounting_date));
  if (row.late)
    add_fact(t.text("Late"),
             t.text("Its day was locked: it is accounted on the first open day behind it."),
             Tone::warning);
  if (row.date_estimated)
    add_fact(t.text("Date estimated"),
             t.text("The file gave no date: it has the time of the export."), Tone::warning);
  if (read.corrected)
    add_fact(row.kind == books::EntryKind::reversal ? t.text("Takes back") : t.text("Corrects"),
             other_entry(*read.corrected), Tone::normal, read.corrected->id);
  for (const auto& other : read.corrections)
    add_fact(
        other.kind == books::EntryKind::reversal ? t.text("Taken back by") : t.text("Corrected by"),
        other_entry(other), Tone::warning, other.id);
  add_fact(t.text("Recorded"), t.time(row.recorded_at, zone));
  add_fact(t.text("Company"), read.entity);
}

EntryId EntryCard::entry_at(std::size_t fact) const {
  return fact < m_leads_to.size() ? m_leads_to[fact] : EntryId();
}

}  // namespace kontor::gui
