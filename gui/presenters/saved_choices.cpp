// What lists keep under a name: JSON with codes of the book, so that it is good in every language
// and, as far as codes agree, for other books.

#include <algorithm>
#include <nlohmann/json.hpp>

#include "gui/presenters/orders_presenter.h"
#include "gui/presenters/stock_presenter.h"
#include "gui/presenters/transfers_presenter.h"

namespace kontor::gui {

namespace {

using Json = nlohmann::json;

constexpr auto replace_bad = Json::error_handler_t::replace;

std::string choice_text(const Json& object) { return object.dump(-1, ' ', false, replace_bad); }

std::string word_at(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool truth_at(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_boolean() && found->get<bool>();
}

std::optional<BusinessDate> date_at(const Json& object, const char* key) {
  const std::string text = word_at(object, key);
  return text.empty() ? std::nullopt : BusinessDate::parse_iso(text);
}

constexpr std::int64_t oldest_age = 36'500;

int days_at(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_number_integer()) return 0;
  return static_cast<int>(std::clamp<std::int64_t>(found->get<std::int64_t>(), 0, oldest_age));
}

template <class Named>
std::string code_of(const std::vector<Named>& all, const decltype(Named::id)& id) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.id == id; });
  return found == all.end() ? std::string() : found->code;
}

template <class Named>
decltype(Named::id) id_of(const std::vector<Named>& all, const std::string& code) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.code == code; });
  return found == all.end() ? decltype(Named::id)() : found->id;
}

struct SortWord {
  stock::PoolSort sort;
  const char* word;
};
constexpr SortWord sort_words[] = {{stock::PoolSort::name, "name"},
                                   {stock::PoolSort::code, "code"},
                                   {stock::PoolSort::available, "available"},
                                   {stock::PoolSort::on_hand, "on_hand"}};

constexpr orders::OrderState kept_states[] = {
    orders::OrderState::open, orders::OrderState::partly_fulfilled, orders::OrderState::fulfilled,
    orders::OrderState::cancelled};

}  // namespace

std::string OrdersPresenter::saved_choice() const {
  Json kept = Json::object();
  if (!m_choice.search.empty()) kept["search"] = m_choice.search;
  if (m_choice.channel) kept["channel"] = code_of(m_channels, m_choice.channel);
  if (m_choice.state) kept["state"] = name_of(*m_choice.state);
  if (m_choice.from) kept["from"] = m_choice.from->to_iso();
  if (m_choice.to) kept["to"] = m_choice.to->to_iso();
  if (m_choice.older_than_days > 0) kept["older_than_days"] = m_choice.older_than_days;
  if (m_choice.last_days > 0) kept["last_days"] = m_choice.last_days;
  if (m_choice.oldest_first) kept["oldest_first"] = true;
  return choice_text(kept);
}

void OrdersPresenter::restore_choice(const std::string& text) {
  const Json kept = Json::parse(text, nullptr, false);
  if (!kept.is_object()) return;
  OrdersChoice next;
  next.search = word_at(kept, "search");
  next.channel = id_of(m_channels, word_at(kept, "channel"));
  for (const auto state : kept_states) {
    if (word_at(kept, "state") == name_of(state)) next.state = state;
  }
  next.from = date_at(kept, "from");
  next.to = date_at(kept, "to");
  next.older_than_days = days_at(kept, "older_than_days");
  next.last_days = days_at(kept, "last_days");
  next.oldest_first = truth_at(kept, "oldest_first");
  choose(std::move(next));
}

std::string StockPresenter::saved_choice() const {
  Json kept = Json::object();
  if (!m_choice.search.empty()) kept["search"] = m_choice.search;
  if (m_choice.place) kept["place"] = code_of(m_places, m_choice.place);
  if (m_choice.oversold_only) kept["oversold_only"] = true;
  if (m_choice.low_only) kept["low_only"] = true;
  for (const auto& [sort, word] : sort_words) {
    if (sort == m_choice.sort) kept["sort"] = word;
  }
  if (m_choice.descending) kept["descending"] = true;
  if (m_choice.figure == PlaceFigure::available) kept["figure"] = "available";
  if (!m_choice.shown_places.empty()) kept["places"] = m_choice.shown_places;
  return choice_text(kept);
}

void StockPresenter::restore_choice(const std::string& text) {
  const Json kept = Json::parse(text, nullptr, false);
  if (!kept.is_object()) return;
  StockChoice next;
  next.search = word_at(kept, "search");
  next.place = id_of(m_places, word_at(kept, "place"));
  next.oversold_only = truth_at(kept, "oversold_only");
  next.low_only = truth_at(kept, "low_only");
  for (const auto& [sort, word] : sort_words) {
    if (word_at(kept, "sort") == word) next.sort = sort;
  }
  next.descending = truth_at(kept, "descending");
  if (word_at(kept, "figure") == "available") next.figure = PlaceFigure::available;
  const auto places = kept.find("places");
  if (places != kept.end() && places->is_array()) {
    for (const auto& code : *places) {
      const bool known = code.is_string() && id_of(m_places, code.get<std::string>());
      if (known && next.shown_places.size() < most_place_columns) {
        next.shown_places.push_back(code.get<std::string>());
      }
    }
  }
  choose(std::move(next));
}

std::string TransfersPresenter::saved_choice() const {
  Json kept = Json::object();
  if (!m_choice.search.empty()) kept["search"] = m_choice.search;
  if (m_choice.place) kept["place"] = code_of(m_places.seen, m_choice.place);
  if (m_choice.state) kept["state"] = name_of(*m_choice.state);
  return choice_text(kept);
}

void TransfersPresenter::restore_choice(const std::string& text) {
  const Json kept = Json::parse(text, nullptr, false);
  if (!kept.is_object()) return;
  TransfersChoice next;
  next.search = word_at(kept, "search");
  next.place = id_of(m_places.seen, word_at(kept, "place"));
  next.state = stock::document_state_named(word_at(kept, "state"));
  choose(std::move(next));
}

}  // namespace kontor::gui
