#include "app/cli/commands.h"
#include "app/cli/company_rows.h"
#include "app/cli/scoped.h"
#include "channels/offer_files.h"
#include "i18n/mark.h"

namespace kontor::cli {

namespace {

struct OfferOptions {
  std::string channel, file, form, sku, units;
  bool all = false, dry_run = false, any = false;
};

/// What would be told, as a list on the screen instead of a file.
class OfferList final : public stock::OfferSink {
 public:
  OfferList(Session& session, channels::OfferForm form) : m_session(session), m_form(form) {}

  bool takes(const stock::ChannelOffer& offer) const override {
    return channels::can_name(m_form, offer);
  }
  void begin(const std::vector<company::Location>& sources) override {
    std::vector<reports::Column> columns{m_session.column("sku", KONTOR_TEXT("SKU")),
                                         m_session.column("name", KONTOR_TEXT("Name"))};
    for (const auto& place : sources)
      columns.push_back({place.code, place.name, reports::ColumnType::integer});
    const auto number = reports::ColumnType::integer;
    columns.push_back(m_session.column("available", KONTOR_TEXT("Available"), number));
    columns.push_back(m_session.column("before", KONTOR_TEXT("Told before"), number));
    m_list.emplace(m_session.console(), std::move(columns));
  }
  void offer(const stock::ChannelOffer& offer) override {
    std::vector<reports::Cell> cells{offer.sku.empty() ? offer.code : offer.sku, offer.name};
    for (const std::int64_t units : offer.units) cells.emplace_back(units);
    cells.emplace_back(offer.total());
    cells.push_back(offer.before ? reports::Cell(*offer.before) : reports::Cell());
    m_list->row(cells);
  }
  void commit() override { m_list->end(); }

 private:
  Session& m_session;
  channels::OfferForm m_form;
  std::optional<Listing> m_list;
};

channels::OfferForm wanted_form(Session& session, const OfferOptions& o,
                                const company::Channel& channel) {
  const auto form = o.form.empty() ? channels::offer_form_of(channel.profile)
                                   : channels::offer_form_named(o.form);
  if (!form)
    throw WrongUsage(
        session.text("Say with --form which file the channel takes: "
                     "shopify-inventory, amazon-quantity or plain."));
  return *form;
}

void say_what_was_told(Session& session, const OfferOptions& o,
                       const stock::PublishReport& report) {
  Console& console = session.console();
  const auto& texts = console.texts();
  if (report.left_out > 0)
    console.say(texts.plural("{n} product was left out: the file cannot name it.",
                             "{n} products were left out: the file cannot name them.",
                             report.left_out));
  if (report.told == 0) {
    console.say(session.text("Nothing changed since the channel was told last."));
  } else if (!o.dry_run) {
    console.say(
        texts.plural("{file} holds the {n} product that changed. Upload it to the channel.",
                     "{file} holds the {n} products that changed. Upload it to the channel.",
                     report.told, {{"file", o.file}}));
  }
}

Status publish(Session& session, const OfferOptions& o) {
  const auto channel = company_names(session).channel_named(o.channel);
  const auto form = wanted_form(session, o, channel);
  if (o.file.empty() && !o.dry_run)
    throw WrongUsage(session.text("Name the file with --to-file, or say --dry-run."));
  std::unique_ptr<stock::OfferSink> sink;
  if (o.dry_run) {
    sink = std::make_unique<OfferList>(session, form);
  } else {
    sink = channels::make_offer_file(form, o.file);
  }
  const auto report =
      take(session.book().offers().publish({channel.code, o.all, o.dry_run}, *sink));
  say_what_was_told(session, o, report);
  return Status::done;
}

Status buffer_list(Session& session, const OfferOptions& o) {
  const auto channel = company_names(session).channel_named(o.channel);
  need_right(session, Permission::read_stock, company::scope_of(channel));
  auto& book = session.book();
  Console& console = session.console();
  Listing list(
      console,
      {session.column("channel", KONTOR_TEXT("Channel")), session.column("sku", KONTOR_TEXT("SKU")),
       session.column("name", KONTOR_TEXT("Name")),
       session.column("buffer", KONTOR_TEXT("Buffer"), reports::ColumnType::decimal)});
  constexpr int page = 500;
  RowLimit limit(session);
  for (ProductId after(-1);;) {
    const auto rows = book.book().read(
        [&](Unit& unit) { return book.stores().offers.buffers(unit, channel.id, after, page); });
    for (const auto& row : rows) {
      if (!limit.admits()) break;
      list.row({channel.code, text_or_null(row.sku), text_or_null(row.name),
                console.quantity(row.buffer)});
    }
    if (std::ssize(rows) < page || limit.full()) break;
    after = rows.back().product;
  }
  list.end();
  return Status::done;
}

Status buffer_set(Session& session, const OfferOptions& o) {
  if (o.any == !o.sku.empty())
    throw WrongUsage(session.text("Name a product, or say --any-product."));
  std::optional<Quantity> buffer;
  if (o.units != "inherit") {
    const auto number = Decimal::parse(o.units);
    if (number) buffer = Quantity::from_decimal(*number);
    if (!buffer || buffer->milli < 0)
      throw Stop({RefusalCode::value_not_number, {{"column", "UNITS"}, {"value", o.units}}});
  }
  const auto channel = company_names(session).channel_named(o.channel);
  const bool changed = take(session.book().offers().set_buffer(channel.code, o.sku, buffer));
  session.console().say(session.text(changed ? KONTOR_TEXT("The buffer is set.")
                                             : KONTOR_TEXT("The buffer was so already.")));
  return Status::done;
}

}  // namespace

void add_stock_offers(Tree& tree, CLI::App& stock) {
  Session& session = tree.session();
  const auto published = options<OfferOptions>();
  Command publish_it =
      tree.command(stock, "publish",
                   KONTOR_TEXT("Write what a channel may sell now, as the file that it takes"));
  publish_it
      .option("--channel", published->channel, "CODE", KONTOR_TEXT("Code or name of the channel"))
      .required();
  publish_it.option("--to-file", published->file, "FILE", KONTOR_TEXT("The file to write"));
  publish_it.option("--form", published->form, "shopify-inventory|amazon-quantity|plain",
                    KONTOR_TEXT("Which file; otherwise that of the channel's own files"));
  publish_it.flag("--all", published->all,
                  KONTOR_TEXT("Every product, not only what changed since last time"));
  publish_it.flag("--dry-run", published->dry_run, KONTOR_TEXT("Only say what would happen"));
  publish_it.needs_somewhere({Permission::edit_catalog});
  publish_it.does([&session, published] { return publish(session, *published); });

  CLI::App& group =
      *stock.add_subcommand("buffer", session.text("Units that a channel does not get to see"));
  group.require_subcommand(1);
  const auto listed = options<OfferOptions>();
  Command list = tree.command(group, "list", KONTOR_TEXT("List a channel's buffers"));
  list.option("--channel", listed->channel, "CODE", KONTOR_TEXT("Code or name of the channel"))
      .required();
  list.needs_somewhere({Permission::read_stock});
  list.does([&session, listed] { return buffer_list(session, *listed); });

  const auto wanted = options<OfferOptions>();
  Command set =
      tree.command(group, "set", KONTOR_TEXT("Say how many units a channel does not see"));
  set.argument("UNITS", wanted->units,
               KONTOR_TEXT("How many: 2; “inherit”: as many as of any product"));
  set.option("--channel", wanted->channel, "CODE", KONTOR_TEXT("Code or name of the channel"))
      .required();
  set.option("--sku", wanted->sku, "SKU", KONTOR_TEXT("SKU or code of the product"));
  set.flag("--any-product", wanted->any, KONTOR_TEXT("For products without a buffer of their own"));
  set.needs_somewhere({Permission::edit_catalog});
  set.does([&session, wanted] { return buffer_set(session, *wanted); });
}

}  // namespace kontor::cli
