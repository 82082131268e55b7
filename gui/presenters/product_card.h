#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/presenters/executor.h"
#include "gui/presenters/language.h"
#include "gui/presenters/open_book.h"
#include "gui/presenters/table.h"

namespace kontor::gui {

class ProductCardView {
 public:
  virtual ~ProductCardView() = default;
  virtual void show_card() = 0;  ///< another product, newer figures, or an error
};

/// One product: its levels by place and its movements, newest first.
class ProductCard {
 public:
  ProductCard(ProductCardView& view, std::shared_ptr<OpenBook> book, Executor& executor,
              Language language);
  ~ProductCard();

  /// Shows a product; the same again reads it anew.
  void show(ProductId product);
  void close();
  void refresh();
  /// One more page of older movements.
  void show_older();

  bool open() const { return bool(m_product); }
  ProductId product() const { return m_product; }
  bool loading() const { return m_reading.busy(); }
  bool more_movements() const { return !m_next.empty(); }
  const std::string& error() const { return m_error; }
  const std::string& title() const { return m_title; }
  /// SKU, barcode, vendor: what identifies it beside its name.
  const std::string& subtitle() const { return m_subtitle; }
  Table& levels();
  Table& movements();

 private:
  class Levels;
  class Movements;
  struct Facts;
  void read(bool keep_length);
  void take(Facts facts);
  static Facts read_facts(OpenBook& book, Unit& unit, ProductId product, int movements);

  ProductCardView& m_view;
  std::shared_ptr<OpenBook> m_book;
  Language m_language;
  ProductId m_product;
  std::string m_title;
  std::string m_subtitle;
  std::string m_next;
  std::string m_error;
  std::unique_ptr<Levels> m_levels;
  std::unique_ptr<Movements> m_movements;
  Slot m_reading;
};

}  // namespace kontor::gui
