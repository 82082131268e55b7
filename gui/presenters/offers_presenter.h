#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/stock/offer.h"
#include "gui/presenters/approval.h"
#include "gui/presenters/executor.h"
#include "gui/presenters/form_presenter.h"
#include "gui/presenters/language.h"
#include "gui/presenters/list_presenter.h"
#include "gui/presenters/open_book.h"

namespace kontor::gui {

/// What a person chose on the page of what channels may sell.
struct OffersChoice {
  std::string channel;  ///< code; empty: the first one
  std::string form;     ///< of the file; empty: that of the channel's own files
  bool all = false;     ///< what did not change too
  std::string search;
  bool operator==(const OffersChoice&) const = default;
};

/// What a channel would be told that it may sell: worked out once off the GUI thread and kept,
/// until somebody asks anew or tells it to the channel.
class OffersPresenter : public ListPresenter {
 public:
  OffersPresenter(ListView& view, std::shared_ptr<OpenBook> book, Executor& executor,
                  Language language, OffersChoice choice = {});

  State state() const override;
  bool busy() const override { return m_reading.busy() || m_publishing.busy(); }
  const std::string& error() const override { return m_error; }
  std::string footer() const override;
  void load() override;
  void refresh(std::size_t) override { load(); }
  void cancel() override;
  const std::string& searched() const override { return m_choice.search; }
  void search(const std::string& text) override;
  bool filtered() const override { return !m_choice.search.empty(); }
  void clear_filters() override { search({}); }
  std::unique_ptr<RowWalk> walk(std::vector<std::size_t> columns) override;

  const OffersChoice& choice() const { return m_choice; }
  void choose_channel(const std::string& code);
  void choose_form(const std::string& form);
  void show_all(bool all);
  /// Channels that this person may tell something.
  const std::vector<company::Channel>& channels() const { return m_facts->channels; }
  /// The one that was looked at; none before, or where there is none.
  const company::Channel* channel() const;
  std::vector<std::string> forms() const;
  std::string form_name(const std::string& form) const;
  /// The form that was looked at.
  const std::string& form() const { return m_facts->form; }
  /// "From: Store, Warehouse": where it sells from, in order.
  std::string sources_words() const;
  /// Whether the channel has no place that it sells from.
  bool without_places() const {
    return m_facts->refusal && m_facts->refusal->code == RefusalCode::channel_without_source;
  }
  const std::vector<company::Location>& places() const { return m_facts->places; }
  /// Products whose change this file would tell.
  std::int64_t told() const { return m_facts->report.told; }

  /// Somebody committed: what is listed may be out of date.
  void book_changed();
  bool stale() const { return m_stale; }

  /// How a file is called that somebody is to choose a place for.
  std::string file_name() const;
  /// Writes what is listed into the channel's file and notes that the channel was told.
  void publish(const std::string& file);
  bool can_publish() const;
  /// How the last one went, in words; empty before and while busy.
  const std::string& said() const { return m_said; }
  Tone said_tone() const { return m_tone; }
  const std::optional<RefusedAct>& refused() const { return m_refused; }
  /// The file that was written; empty: none.
  const std::string& written() const { return m_written; }
  std::function<void()> on_published;

  const stock::ChannelOffer* at(std::size_t row) const;
  const std::vector<Column>& columns() const override { return m_columns; }
  std::size_t rows() const override { return m_listed.size(); }
  Cell cell(std::size_t row, std::size_t column) override;
  std::string raw(std::size_t row, std::size_t column) override;

 private:
  struct Facts {
    std::vector<company::Channel> channels;
    std::vector<company::Location> places;  ///< that hold stock
    std::string channel, form;              ///< what was looked at
    std::vector<company::Location> sources;
    std::vector<stock::ChannelOffer> rows;
    std::vector<std::string> keys;  ///< what may be searched for, by row
    stock::PublishReport report;
    std::int64_t change = 0;  ///< the book's last one before it was looked at
    std::optional<Refusal> refusal;
  };
  static Facts read(OpenBook& book, const OffersChoice& choice);
  void take(std::shared_ptr<const Facts> facts);
  void choose(OffersChoice next);
  void list_rows();
  void make_columns();
  void run(std::shared_ptr<OpenBook> book, const std::string& file);
  void published(const Result<stock::PublishReport>& report, const std::string& file);
  void end(Tone tone, std::string sentence);

  ListView& m_view;
  std::shared_ptr<OpenBook> m_book;
  Language m_language;
  OffersChoice m_choice;
  std::shared_ptr<const Facts> m_facts = std::make_shared<Facts>();
  std::vector<Column> m_columns;
  std::vector<std::size_t> m_listed;
  std::string m_error, m_said, m_written;
  Tone m_tone = Tone::normal;
  std::optional<RefusedAct> m_refused;
  bool m_read = false, m_stale = false;
  Alive m_alive;
  Slot m_reading, m_looking, m_publishing;
};

/// Where a channel sells from, in order.
class ChannelSourcesForm : public FormPresenter {
 public:
  ChannelSourcesForm(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
                     const company::Channel& channel, const std::vector<company::Location>& places);
  /// It is not wanted any more.
  std::function<void()> on_dropped;

 private:
  void dropped() override {
    if (on_dropped) on_dropped();
  }
  std::vector<std::string> wanted() const;
  void check() override;
  Saver saver() const override;
  std::string field_of(const Refusal&) const override { return "source-1"; }
  void was_saved(const std::string&) override {}

  company::Channel m_channel;
};

/// How many units a channel does not get to see, of a product or of any.
class ChannelBufferForm : public FormPresenter {
 public:
  /// `product`: SKU or code that is asked for at first; empty: any product.
  ChannelBufferForm(std::shared_ptr<OpenBook> book, Executor& executor, Language language,
                    const company::Channel& channel, const std::string& product);
  std::function<void()> on_dropped;

 private:
  void dropped() override {
    if (on_dropped) on_dropped();
  }
  void check() override;
  Saver saver() const override;
  std::string field_of(const Refusal& refusal) const override;
  void was_saved(const std::string&) override {}

  std::string m_channel;  ///< its code
};

}  // namespace kontor::gui
