#include "app/cli/near.h"

#include "app/readers.h"

namespace kontor::cli {

namespace near_detail {

constexpr std::size_t most_told = 8;

/// "Kettle (KT-1); Kettle, blue (KT-2)", in the order of the ids.
template <class AnyId, class Thing, class Words>
void tell(Session& session, const std::string& typed, const std::vector<AnyId>& ids,
          const std::vector<Thing>& things, Words words) {
  std::string names;
  std::size_t told = 0;
  for (const AnyId id : ids) {
    for (const Thing& thing : things) {
      if (thing.id != id || told == most_told) continue;
      names += (told++ == 0 ? "" : "; ") + words(thing);
    }
  }
  if (names.empty()) return;
  Console& console = session.console();
  console.say(console.text("Nothing is called “{text}”. Near it: {names}",
                           {{"text", typed}, {"names", names}}));
}

}  // namespace near_detail

void tell_near_products(Session& session, const std::string& typed) {
  if (typed.empty()) return;
  auto& book = session.book();
  app::Readers readers;
  book.book().read([&](Unit& unit) {
    const auto ids = readers.near_names().products(unit, typed);
    near_detail::tell(session, typed, ids, book.stores().products.by_ids(unit, ids),
                      [](const catalog::Product& product) {
                        return product.name + " (" +
                               (product.sku.empty() ? product.code : product.sku) + ")";
                      });
  });
}

void tell_near_customers(Session& session, const std::string& typed,
                         const std::vector<company::Scope>& at) {
  if (typed.empty()) return;
  auto& book = session.book();
  app::Readers readers;
  book.book().read([&](Unit& unit) {
    const auto ids = readers.near_names().customers(unit, typed, at);
    near_detail::tell(session, typed, ids, book.stores().customers.people(unit, ids),
                      [](const customers::Customer& customer) {
                        return customer.record.name + " (" + customers::code_of(customer.id) + ")";
                      });
  });
}

}  // namespace kontor::cli
