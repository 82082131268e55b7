#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/context.h"
#include "app/lists.h"
#include "app/readers.h"

namespace kontor::bench {

/// A read as a screen asks for it. `ask` is told which round it is, so that it may look for
/// something else each time, and gives the number of rows that it found.
struct Question {
  std::string name;
  std::function<std::int64_t(Unit&, int round)> ask;
};

/// What lists, searches, balances and the first page of the day ask a book that bench/generate
/// made.
class Questions {
 public:
  explicit Questions(app::OpenBook& book);
  Questions(const Questions&) = delete;
  Questions& operator=(const Questions&) = delete;

  const std::vector<Question>& all() const { return m_all; }
  const Stores& stores() const { return m_stores; }

 private:
  void add(std::string name, std::function<std::int64_t(Unit&, int)> ask);
  void of_orders(app::OpenBook& book);
  void of_stock();
  void of_places(app::OpenBook& book);
  void of_a_product(app::OpenBook& book);
  void of_customers();
  void of_names();
  void of_books(app::OpenBook& book);

  Stores m_stores;
  app::BookLists m_lists;
  app::Readers m_readers;
  std::vector<Question> m_all;
};

}  // namespace kontor::bench
