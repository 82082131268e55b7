#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "gui/presenters/form_presenter.h"
#include "gui/presenters/whole_list.h"

namespace kontor::gui {

/// What the lists of places, channels, employees and roles need.
struct PlacesFacts {
  std::vector<company::Entity> entities;
  std::vector<company::Location> places;  ///< that hold stock
  std::vector<company::Channel> channels;
  std::vector<staff::Employee> employees;
  std::vector<staff::Role> roles;  ///< the ready-made ones first
  std::vector<staff::GivenRole> given;
  BusinessDate today;
};

/// Reads them.
std::function<PlacesFacts()> places_reader(std::shared_ptr<OpenBook> book);

/// A short list of things of the company, each of which a form below or beside it changes.
class ThingsPresenter : public WholeListPresenter<PlacesFacts> {
 public:
  const std::string& searched() const override { return m_nothing; }
  void search(const std::string&) override {}
  bool filtered() const override { return false; }
  void clear_filters() override {}
  /// The code of a row; empty behind the last.
  std::string code_at(std::size_t row) const {
    return row < m_codes.size() ? m_codes[row] : std::string();
  }
  std::optional<std::size_t> row_of(const std::string& code) const;
  const PlacesFacts& facts() const { return m_facts; }

  /// It was read.
  std::function<void()> on_read;

 protected:
  ThingsPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                  Language language)
      : WholeListPresenter(view, executor, std::move(language)), m_book(std::move(book)) {}
  void fill(const PlacesFacts& facts) override;
  virtual void add_rows() = 0;
  void add_thing(const std::string& code, std::vector<Value> row);
  std::string entity_name(EntityId id) const;
  /// The zone of a company, which what belongs to it has at first.
  static Value plain(std::string text, Tone tone = Tone::normal) {
    return {{std::move(text), tone, {}}, {}};
  }

  PlacesFacts m_facts;

 private:
  std::function<PlacesFacts()> reader() const override { return places_reader(m_book); }

  std::shared_ptr<OpenBook> m_book;
  std::string m_nothing;
  std::vector<std::string> m_codes;
};

/// The places that hold stock.
class PlacesPresenter : public ThingsPresenter {
 public:
  PlacesPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                  Language language);
  std::string footer() const override;

 private:
  void add_rows() override;
};

/// Where orders come from.
class SalesChannelsPresenter : public ThingsPresenter {
 public:
  SalesChannelsPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                         Language language);
  std::string footer() const override;

 private:
  void add_rows() override;
};

/// The form of one thing of such a list, or of a new one.
class ThingForm : public FormPresenter {
 public:
  /// The list was read: what is shown is shown anew, unless somebody types.
  void take(const PlacesFacts& facts);
  /// Shows a thing by its code. Changes that were not saved can be brought back.
  void show_thing(const std::string& code);
  void begin_new();
  /// The code of what is shown; empty for a new one and for none.
  const std::string& code() const { return m_code; }
  bool empty() const { return fields().empty(); }
  /// What was typed for another thing and not saved, by its name; empty when nothing was.
  const std::string& left() const { return m_left_title; }
  void bring_back();
  /// After something new was saved, or what was shown is gone.
  std::function<void(const std::string& code)> on_shown;

 protected:
  ThingForm(std::shared_ptr<OpenBook> book, Executor& executor, Language language)
      : FormPresenter(std::move(book), executor, std::move(language)) {}
  /// Fills in the fields of a thing; false when there is none of this code.
  virtual bool fill_thing(const std::string& code) = 0;
  virtual void fill_new() = 0;
  FormField entity_field() const;
  std::string zone_of_first() const {
    return m_facts.entities.empty() ? std::string() : m_facts.entities.front().zone;
  }
  void was_saved(const std::string& code) override;
  void dropped() override;
  std::string field_of(const Refusal& refusal) const override;
  void check() override;

  PlacesFacts m_facts;

 private:
  void keep_left();

  std::string m_code, m_before;  ///< before a new one was begun
  std::string m_left_code, m_left_title;
  bool m_left_new = false;
  std::map<std::string, std::string> m_left_values;
};

class PlaceForm : public ThingForm {
 public:
  PlaceForm(std::shared_ptr<OpenBook> book, Executor& executor, Language language)
      : ThingForm(std::move(book), executor, std::move(language)) {}

 private:
  bool fill_thing(const std::string& code) override;
  void fill_new() override;
  Saver saver() const override;
};

class SalesChannelForm : public ThingForm {
 public:
  SalesChannelForm(std::shared_ptr<OpenBook> book, Executor& executor, Language language)
      : ThingForm(std::move(book), executor, std::move(language)) {}

 private:
  std::vector<FormField> common(const company::Channel& channel) const;
  bool fill_thing(const std::string& code) override;
  void fill_new() override;
  Saver saver() const override;
};

}  // namespace kontor::gui
