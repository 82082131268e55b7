#include <charconv>

#include "app/cli/commands.h"
#include "app/cli/staff_rows.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;

struct CreditOptions {
  std::string order, channel, line;
  std::vector<std::string> helped;
  bool nobody = false;
};

std::optional<std::int64_t> whole_number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// "SOFIA=60"; a share that is no number is 0, which the use case refuses.
intake::CreditWish::Share share_of(const std::string& text) {
  const std::size_t sign = text.rfind('=');
  if (sign == std::string::npos) return {text, 100};
  return {text.substr(0, sign), whole_number_in(text.substr(sign + 1)).value_or(0)};
}

void show_credit(Session& session, const orders::Order& order) {
  constexpr std::int64_t ppm_of_percent = 10'000;
  const auto all = all_staff(session);
  const auto names = company_names(session);
  Listing list(
      session.console(),
      {session.column("order", KONTOR_TEXT("Order")),
       session.column("channel", KONTOR_TEXT("Channel")),
       session.column("line", KONTOR_TEXT("Line"), ColumnType::integer),
       session.column("sku", KONTOR_TEXT("SKU")), session.column("rang_up", KONTOR_TEXT("Rang up")),
       session.column("helped", KONTOR_TEXT("Helped")),
       session.column("percent", KONTOR_TEXT("Share %"), ColumnType::integer)});
  for (const auto& line : order.lines) {
    const auto row = [&](reports::Cell helped, reports::Cell percent) {
      list.row({order.number, names.channel_code(order.channel), std::int64_t{line.no},
                text_or_null(line.sku), text_or_null(employee_code(all, order.employee)),
                std::move(helped), std::move(percent)});
    };
    if (line.helped.empty()) row({}, {});
    for (const auto& helper : line.helped)
      row(employee_code(all, helper.employee), helper.share_ppm / ppm_of_percent);
  }
  list.end();
}

Status employee_credit(Session& session, const CreditOptions& o) {
  intake::CreditWish wish;
  wish.order = o.order;
  wish.channel = o.channel;
  if (!o.line.empty()) wish.line = static_cast<std::int32_t>(whole_number_in(o.line).value_or(-1));
  for (const std::string& text : o.helped) wish.helped.push_back(share_of(text));
  if (wish.helped.empty() && !o.nobody)
    throw Stop({RefusalCode::shares_invalid, {{"order", o.order}}});
  show_credit(session, take(app::credit_order(session.book(), wish)));
  return Status::done;
}

}  // namespace

void add_employee_credit(Tree& tree, CLI::App& group) {
  Session& session = tree.session();
  const auto wanted = options<CreditOptions>();
  Command credit =
      tree.command(group, "credit",
                   KONTOR_TEXT("Say who helped with an order; what is left is whose who rang up"));
  credit.argument("ORDER", wanted->order, KONTOR_TEXT("The order's number"));
  credit.option("--channel", wanted->channel, "CODE",
                KONTOR_TEXT("The channel, where several have the number"));
  credit.option("--line", wanted->line, "N", KONTOR_TEXT("Only this line; else all goods"));
  credit.option("--helped", wanted->helped, "CODE=PERCENT",
                KONTOR_TEXT("Who helped, and the share; may be given several times"));
  credit.flag("--nobody", wanted->nobody, KONTOR_TEXT("Nobody helped: takes credits back"));
  credit.needs_somewhere({Permission::edit_staff});
  credit.does([&session, wanted] { return employee_credit(session, *wanted); });
}

}  // namespace kontor::cli
