#include "persistence/stores/search_index.h"

#include "persistence/stores/query.h"
#include "persistence/stores/search_words.h"

namespace kontor::persistence {

namespace search_index_detail {

constexpr const char* product_columns = "product_search (rowid, search_key)";
constexpr const char* customer_columns = "customer_search (rowid, name_fold, email, phone)";

std::string product_texts() {
  return "select id, " + indexed_words("search_key") +
         " as search_key from product where hidden = false";
}

std::string customer_texts() {
  return "select customer_id as id, " + indexed_words("name_fold") +
         " as name_fold, '  ' || email as email, phone from customer_person";
}

template <class Id>
void on_rows(Unit& unit, const std::string& statement, const char* column,
             const std::vector<Id>& ids) {
  in_parts(ids, list_part, [&](const std::vector<Id>& part) {
    Query(unit, statement + in_ids(unit, column, "ids")).bind_ids("ids", part).execute();
  });
}

bool has_index(Unit& unit) { return !sql(unit).dialect().postgresql(); }

}  // namespace search_index_detail

void unindex_products(Unit& unit, const std::vector<ProductId>& products) {
  using namespace search_index_detail;
  if (!has_index(unit)) return;
  on_rows(unit, "delete from product_search where ", "rowid", products);
}

void unindex_customers(Unit& unit, const std::vector<CustomerId>& customers) {
  using namespace search_index_detail;
  if (!has_index(unit)) return;
  on_rows(unit, "delete from customer_search where ", "rowid", customers);
}

void index_products(Unit& unit, const std::vector<ProductId>& products, bool fresh) {
  using namespace search_index_detail;
  if (!has_index(unit)) return;
  if (!fresh) unindex_products(unit, products);
  on_rows(unit, std::string("insert into ") + product_columns + ' ' + product_texts() + " and ",
          "id", products);
}

void index_customers(Unit& unit, const std::vector<CustomerId>& customers, bool fresh) {
  using namespace search_index_detail;
  if (!has_index(unit)) return;
  if (!fresh) unindex_customers(unit, customers);
  on_rows(unit, std::string("insert into ") + customer_columns + ' ' + customer_texts() + " where ",
          "customer_id", customers);
}

std::string fill_search_script() {
  using namespace search_index_detail;
  return std::string("insert into ") + product_columns + ' ' + product_texts() + ";insert into " +
         customer_columns + ' ' + customer_texts();
}

std::vector<SearchTable> search_tables() {
  using namespace search_index_detail;
  return {{"product_search",
           {"search_key"},
           product_texts(),
           "select rowid as id, search_key from product_search"},
          {"customer_search",
           {"name_fold", "email", "phone"},
           customer_texts(),
           "select rowid as id, name_fold, email, phone from customer_search"}};
}

}  // namespace kontor::persistence
