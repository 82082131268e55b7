#include "persistence/stores/ledger_names.h"
#include "persistence/stores/ledger_rows.h"
#include "persistence/stores/ledger_store.h"
#include "persistence/stores/query.h"

namespace kontor::persistence {

std::vector<books::Account> SqlLedgerStore::accounts(Unit& unit) {
  std::vector<books::Account> accounts;
  each_row<std::int64_t, std::string, std::string, std::string, bool, std::string, std::string>(
      sql(unit),
      "select id, key, code, type, itemised, detail, detail_name from account order by code", {},
      [&](std::int64_t id, std::string key, std::string code, const std::string& type,
          bool itemised, std::string detail, std::string detail_name) {
        accounts.push_back({AccountId(id), std::move(key), std::move(code),
                            books::account_type_named(type), itemised, std::move(detail),
                            std::move(detail_name)});
      });
  return accounts;
}

void SqlLedgerStore::add_accounts(Unit& unit, const std::vector<books::Account>& accounts) {
  if (accounts.empty()) return;
  BulkInsert rows(sql(unit), "account",
                  {"id", "key", "code", "type", "itemised", "detail", "detail_name"});
  for (const books::Account& a : accounts) {
    rows.add(a.id.value).add(std::string_view(a.key)).add(std::string_view(a.code));
    rows.add(books::name_of(a.type)).add(a.itemised).add(std::string_view(a.detail));
    rows.add(std::string_view(a.detail_name));
    rows.end_row();
  }
  rows.finish();
}

std::vector<books::Document> SqlLedgerStore::documents(Unit& unit, books::DocumentKind kind,
                                                       ChannelId channel,
                                                       const std::vector<std::string>& keys) {
  std::vector<books::Document> documents;
  if (keys.empty()) return documents;
  SqlUnit& u = sql(unit);
  each_row<std::int64_t, std::int64_t, std::string, std::string>(
      u,
      "select id, entity_id, external_key, number from document where kind = :kind "
      "and channel_id = :channel and undone_by = 0 and " +
          in_texts(u, "external_key", "keys") + " order by external_key",
      {{"kind", stored_name(kind)}, {"channel", channel}, {"keys", u.dialect().text_list(keys)}},
      [&](std::int64_t id, std::int64_t entity, std::string key, std::string number) {
        documents.push_back(
            {DocumentId(id), kind, EntityId(entity), channel, std::move(key), std::move(number)});
      });
  return documents;
}

}  // namespace kontor::persistence
