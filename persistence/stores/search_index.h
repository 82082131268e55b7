#pragma once

#include <string>
#include <vector>

#include "domain/base/book.h"
#include "domain/base/ids.h"

// The full text tables of a SQLite book, which the stores write with what they are made of; `book
// check` compares them. PostgreSQL has indexes on the columns themselves: there nothing is written.
namespace kontor::persistence {

/// Takes what is stored of these products and customers into the index; `fresh` ones are not in it
/// yet.
void index_products(Unit& unit, const std::vector<ProductId>& products, bool fresh);
void index_customers(Unit& unit, const std::vector<CustomerId>& customers, bool fresh);

void unindex_products(Unit& unit, const std::vector<ProductId>& products);
void unindex_customers(Unit& unit, const std::vector<CustomerId>& customers);

/// A SQLite script that fills both tables, which are empty, with all that the book holds.
std::string fill_search_script();

/// The two sides that must be equal, as selects of `id` and the texts: what the index must hold and
/// what it holds.
struct SearchTable {
  std::string name;
  std::vector<std::string> texts;
  std::string must_be;
  std::string is;
};
std::vector<SearchTable> search_tables();

}  // namespace kontor::persistence
