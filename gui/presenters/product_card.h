#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/goods/bundles.h"
#include "gui/presenters/detail.h"
#include "gui/presenters/executor.h"
#include "gui/presenters/language.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/row_table.h"

namespace kontor::gui {

/// One product: its levels by place, its movements, newest first, what each channel sold of it, and
/// what was on hand by day.
class ProductCard : public Detail {
 public:
  ProductCard(DetailView& view, std::shared_ptr<OpenBook> book, Executor& executor,
              Language language);
  ~ProductCard() override;

  /// Shows a product; the same again reads it anew.
  void show(ProductId product);
  void close() override;
  void refresh() override;
  /// One more page of older movements.
  void show_older();

  bool open() const override { return bool(m_product); }
  std::int64_t shown() const override { return m_product.value; }
  ProductId product() const { return m_product; }
  bool loading() const override { return m_reading.busy(); }
  bool more_movements() const { return !m_next.empty(); }
  const std::string& error() const override { return m_error; }
  const std::string& title() const override { return m_title; }
  /// SKU, barcode, vendor: what identifies it beside its name.
  const std::string& subtitle() const override { return m_subtitle; }
  Table& levels();
  Table& movements();
  /// Units of each channel in the last year, with its share of them.
  Table& shares() { return m_shares; }
  struct Figure {
    std::string name;  ///< channel or day, in words
    Quantity value;
  };
  /// The same for a chart.
  const std::vector<Figure>& sold() const { return m_sold; }
  /// What was on hand at the end of each day of the last year, oldest first.
  const std::vector<Figure>& on_hand() const { return m_on_hand; }
  const Language& language() const { return m_language; }
  /// The days of the last year on which the pool changed, newest first.
  Table& days() { return m_days; }
  /// What entries of the ledger changed in the value of its stock, newest first; only for who may
  /// see costs somewhere.
  bool has_entries() const { return m_with_costs; }
  Table& entries() { return m_entries; }
  EntryId entry_at(std::size_t row) const {
    return row < m_entries_of.size() ? m_entries_of[row] : EntryId();
  }
  bool more_entries() const { return !m_next_entries.empty(); }
  void show_older_entries();
  /// What a bundle is made of.
  Table& parts() { return m_parts; }
  ProductId part_at(std::size_t row) const {
    return row < m_parts_of.size() ? m_parts_of[row] : ProductId();
  }
  /// Of products that are kept by lot: how many of each are where, first expired first.
  Table& lots() { return m_lots; }

 private:
  class Levels;
  class Movements;
  struct Facts;
  void read(bool keep_length);
  void take(Facts facts);
  void take_shares(const Facts& facts);
  void take_days(const Facts& facts);
  void take_parts(const Facts& facts);
  void add_entries(const Facts& facts);
  void take_lots(const Facts& facts, const std::vector<company::Location>& places);
  static void add_bundle(OpenBook& book, Unit& unit, const std::vector<stock::Cell>& cells,
                         Facts& facts);
  std::string parts_text(const std::vector<goods::BundlePartView>& parts) const;
  /// How many rows are read.
  struct Length {
    int movements = 0, entries = 0;
  };
  static void read_entries(OpenBook& book, Unit& unit, ProductId product, const std::string& after,
                           int limit, Facts& facts);
  static Facts read_facts(OpenBook& book, Unit& unit, ProductId product, const Length& length);

  DetailView& m_view;
  std::shared_ptr<OpenBook> m_book;
  Language m_language;
  ProductId m_product;
  std::string m_title;
  std::string m_subtitle;
  std::string m_next;
  std::string m_error;
  std::unique_ptr<Levels> m_levels;
  std::unique_ptr<Movements> m_movements;
  bool m_with_costs;  ///< at some place at least
  RowTable m_shares, m_days, m_entries, m_parts, m_lots;
  std::vector<EntryId> m_entries_of;
  std::string m_next_entries;
  std::vector<ProductId> m_parts_of;
  std::vector<Figure> m_sold, m_on_hand;
  Slot m_reading, m_reading_entries;
};

}  // namespace kontor::gui
