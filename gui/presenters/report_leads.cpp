// Where the rows of a report lead.

#include "gui/presenters/report_presenter.h"

namespace kontor::gui {

std::optional<Destination> ReportPresenter::leads_to(std::size_t row) {
  using Kind = reports::RowTarget::Kind;
  if (row >= rows()) return std::nullopt;
  const auto& of = m_rows->target_at(static_cast<std::int64_t>(row));
  StockPageState stock;
  Side side{!of.channel && !of.common, of.channel};
  const Period period = of.from || of.to ? Period{PeriodName::custom, of.from, of.to} : Period();
  switch (of.kind) {
    case Kind::none:
      return std::nullopt;
    case Kind::product:
      stock.product = ProductId(of.id);
      return Destination{Area::stock, stock};
    case Kind::order:
      return Destination{Area::orders, OrdersPageState{{}, DocumentId(of.id)}};
    case Kind::transfer:
      return Destination{Area::transfers, TransfersPageState{{}, DocumentId(of.id), of.code}};
    case Kind::purchase:
      stock.view = StockView::purchases;
      stock.purchases.search = of.code;
      return Destination{Area::stock, stock};
    case Kind::count:
      stock.view = StockView::counts;
      stock.count = of.id;
      return Destination{Area::stock, stock};
    case Kind::entries: {
      BooksPageState books;
      books.view = BooksView::entries;
      books.entries.entity = of.entity;
      books.entries.side = side;
      books.entries.account = AccountId(of.id);
      books.entries.period = period;
      return Destination{Area::books, books};
    }
    case Kind::import:
      return Destination{Area::channels, ChannelsPageState{of.id}};
    case Kind::report:
      return Destination{
          Area::reports,
          ReportsPageState{ReportsView::result, of.code, {period, of.entity, side, of.location}}};
  }
  return std::nullopt;
}

}  // namespace kontor::gui
