#include "app/cli/commands.h"
#include "app/cli/company_rows.h"
#include "app/cli/price_rows.h"
#include "i18n/mark.h"
#include "i18n/names.h"

namespace kontor::cli {

namespace {

using reports::ColumnType;

struct PromotionOptions {
  std::string name, code, currency, kind, percent, amount, fixed, bundle, buy_get, skus, styles,
      vendors, gets, least, least_units, channels, places, groups, from, until, weekdays, hours,
      stack, budget, promotion;
  bool free_shipping = false, needs_code = false, exclusive = false, live_only = false;
};

struct CouponOptions {
  std::string promotion, code, count, uses, per_customer, coupon, channel, reference, amount;
};

/// A whole number of an option; refuses value_not_number.
std::int64_t whole_of(const std::string& option, const std::string& text, std::int64_t otherwise) {
  const auto decimal = decimal_of(option, text);
  if (!decimal) return otherwise;
  if (decimal->scale != 0 || decimal->mantissa < 0)
    throw Stop({RefusalCode::value_not_number, {{"column", option}, {"value", text}}});
  return decimal->mantissa;
}

/// "Mo,Tu,Sa" as bits from Monday.
int weekday_bits(const std::string& text) {
  static const std::vector<std::string> days{"mo", "tu", "we", "th", "fr", "sa", "su"};
  int bits = 0;
  for (std::string day : parts_of(text)) {
    for (char& c : day)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const auto found = std::find(days.begin(), days.end(), day);
    if (found == days.end())
      throw Stop({RefusalCode::promotion_invalid, {{"value", "--weekdays " + day}}});
    bits |= 1 << (found - days.begin());
  }
  return bits;
}

/// "17:00-19:30" as seconds of the day.
std::pair<std::int32_t, std::int32_t> hours_of(const std::string& text) {
  const Refusal wrong{RefusalCode::promotion_invalid, {{"value", "--hours " + text}}};
  const auto dash = text.find('-');
  if (dash == std::string::npos) throw Stop(wrong);
  const auto second = [&](const std::string& part) {
    const auto colon = part.find(':');
    if (colon == std::string::npos || part.size() - colon != 3) throw Stop(wrong);
    const auto hour = Decimal::parse(part.substr(0, colon));
    const auto minute = Decimal::parse(part.substr(colon + 1));
    if (!hour || !minute || hour->scale != 0 || minute->scale != 0 || hour->mantissa < 0 ||
        hour->mantissa > 24 || minute->mantissa < 0 || minute->mantissa > 59)
      throw Stop(wrong);
    return static_cast<std::int32_t>(hour->mantissa * 3600 + minute->mantissa * 60);
  };
  return {second(text.substr(0, dash)), second(text.substr(dash + 1))};
}

/// The one reward that was named.
void take_reward(Session& session, const PromotionOptions& o, pricing::PromotionDraft& draft) {
  auto& rule = draft.rule;
  int named = 0;
  const auto take = [&](const std::string& option, const std::string& text,
                        pricing::RewardKind kind) {
    if (text.empty()) return;
    ++named;
    rule.reward = kind;
    draft.amount = decimal_of(option, text);
  };
  take("--amount", o.amount, pricing::RewardKind::amount);
  take("--fixed-price", o.fixed, pricing::RewardKind::fixed_price);
  if (!o.bundle.empty()) {
    const auto at = o.bundle.rfind('@');
    if (at == std::string::npos)
      throw WrongUsage(session.text("Say a bundle as “SKU=1,SKU=2@PRICE”."));
    take("--bundle", o.bundle.substr(at + 1), pricing::RewardKind::bundle_price);
    for (const std::string& part : parts_of(o.bundle.substr(0, at))) {
      const auto equals = part.rfind('=');
      draft.parts.emplace_back(
          part.substr(0, equals),
          equals == std::string::npos ? 1 : whole_of("--bundle", part.substr(equals + 1), 1));
    }
  }
  if (!o.buy_get.empty()) {
    const auto plus = o.buy_get.find('+');
    ++named;
    rule.reward = pricing::RewardKind::buy_get;
    rule.buy_units = whole_of("--buy-get", o.buy_get.substr(0, plus), 0);
    rule.get_units =
        plus == std::string::npos ? 1 : whole_of("--buy-get", o.buy_get.substr(plus + 1), 0);
    rule.percent_ppm = pricing::ppm_of_one;
  }
  if (o.free_shipping) {
    ++named;
    rule.reward = pricing::RewardKind::free_shipping;
    rule.applies_to = pricing::PromotionClass::shipping;
  }
  if (!o.percent.empty()) {
    // With “--buy-get” it says how far the price of what one gets is reduced.
    if (o.buy_get.empty()) ++named;
    rule.percent_ppm = *ppm_of("--percent", o.percent);
    if (o.buy_get.empty()) rule.reward = pricing::RewardKind::percent;
  }
  if (named != 1)
    throw WrongUsage(session.text(
        "Say one of --percent, --amount, --fixed-price, --buy-get, --bundle, --free-shipping."));
}

pricing::PromotionDraft promotion_draft(Session& session, const PromotionOptions& o) {
  pricing::PromotionDraft draft;
  auto& rule = draft.rule;
  rule.name = o.name;
  if (!o.kind.empty()) rule.applies_to = *pricing::promotion_class_named(o.kind);
  draft.code = o.code;
  draft.currency = o.currency;
  take_reward(session, o, draft);
  draft.products = parts_of(o.skus);
  draft.gets = parts_of(o.gets);
  rule.choice.styles = parts_of(o.styles);
  rule.choice.vendors = parts_of(o.vendors);
  draft.least = decimal_of("--least", o.least);
  rule.least_units = whole_of("--least-units", o.least_units, 0);
  draft.channels = parts_of(o.channels);
  draft.places = parts_of(o.places);
  rule.groups = parts_of(o.groups);
  rule.from = beginning(session, "--from", o.from);
  rule.until = beginning(session, "--until", o.until);
  if (!o.weekdays.empty()) rule.weekdays = weekday_bits(o.weekdays);
  if (!o.hours.empty()) std::tie(rule.from_second, rule.until_second) = hours_of(o.hours);
  rule.needs_code = o.needs_code;
  rule.exclusive = o.exclusive;
  rule.stack = o.stack;
  draft.budget = decimal_of("--budget", o.budget);
  return draft;
}

std::string codes_of(const CompanyNames& names, const std::vector<ChannelId>& channels) {
  std::string text;
  for (const ChannelId channel : channels)
    text += (text.empty() ? "" : ",") + names.channel_code(channel);
  return text;
}

void show_promotions(Session& session, const std::vector<pricing::PromotionVersion>& promotions) {
  Console& console = session.console();
  const auto names = company_names(session);
  Listing list(
      console,
      {session.column("code", KONTOR_TEXT("Code")), session.column("name", KONTOR_TEXT("Name")),
       session.column("class", KONTOR_TEXT("Class")),
       session.column("reward", KONTOR_TEXT("Reward")),
       session.column("percent", KONTOR_TEXT("Percent"), ColumnType::decimal),
       session.column("amount", KONTOR_TEXT("Amount"), ColumnType::decimal),
       session.column("currency", KONTOR_TEXT("Currency")),
       session.column("channels", KONTOR_TEXT("Channels")),
       session.column("from", KONTOR_TEXT("From"), ColumnType::date),
       session.column("until", KONTOR_TEXT("Until"), ColumnType::date),
       session.column("needs_code", KONTOR_TEXT("With a code"), ColumnType::boolean),
       session.column("stack", KONTOR_TEXT("Stack")),
       session.column("exclusive", KONTOR_TEXT("Exclusive"), ColumnType::boolean),
       session.column("budget", KONTOR_TEXT("Budget"), ColumnType::decimal),
       session.column("spent", KONTOR_TEXT("Spent"), ColumnType::decimal),
       session.column("ended", KONTOR_TEXT("Ended"), ColumnType::boolean)});
  RowLimit limit(session);
  constexpr std::int64_t ppm_per_percent_milli = 10;
  for (const auto& one : promotions) {
    if (!limit.admits()) break;
    const auto& p = one.promotion;
    const auto money = [&](std::int64_t minor) { return console.money({minor, p.currency}); };
    list.row({p.code, p.name, std::string(pricing::name_of(p.applies_to)),
              std::string(pricing::name_of(p.reward)),
              console.quantity(Quantity{p.percent_ppm / ppm_per_percent_milli}),
              money(p.amount_minor), std::string(p.currency.code()),
              text_or_null(codes_of(names, p.channels)), moment_cell(console, p.from),
              moment_cell(console, p.until), p.needs_code, text_or_null(p.stack), p.exclusive,
              p.budget_minor ? money(*p.budget_minor) : reports::Cell(), money(p.spent_minor),
              one.ended});
  }
  list.end();
}

/// Those that hold on channels which the actor may see.
Status promotion_list(Session& session, const PromotionOptions& o) {
  auto& book = session.book();
  const auto channels = priced_channels(session, {});
  const auto all = book.book().read(
      [&](Unit& unit) { return book.stores().promotions.all(unit, session.clock().now()); });
  std::vector<pricing::PromotionVersion> shown;
  for (const auto& one : all) {
    const auto& mine = one.promotion.channels;
    const bool here = std::any_of(channels.begin(), channels.end(), [&](const auto& channel) {
      return std::binary_search(mine.begin(), mine.end(), channel.id);
    });
    if ((here || mine.empty()) && !(o.live_only && one.ended)) shown.push_back(one);
  }
  show_promotions(session, shown);
  return Status::done;
}

void add_promotion_terms(Command& add, PromotionOptions& o) {
  add.option("--code", o.code, "CODE", KONTOR_TEXT("Its code; else made from the name"));
  add.option("--class", o.kind, "product|order|shipping",
             KONTOR_TEXT("What it reduces: prices of products, the order, its carriage"));
  add.option("--percent", o.percent, "PERCENT", KONTOR_TEXT("Off the price"));
  add.option("--amount", o.amount, "AMOUNT", KONTOR_TEXT("Off each unit, or off the order"));
  add.option("--fixed-price", o.fixed, "AMOUNT", KONTOR_TEXT("What one unit costs"));
  add.option("--buy-get", o.buy_get, "N+N",
             KONTOR_TEXT("“2+1”: of three the cheapest one is free, or reduced by --percent"));
  add.option("--bundle", o.bundle, "SKU=N,...@PRICE", KONTOR_TEXT("What these cost together"));
  add.flag("--free-shipping", o.free_shipping, KONTOR_TEXT("The carriage is free"));
  add.option("--skus", o.skus, "SKUS", KONTOR_TEXT("Only of these products, parted by commas"));
  add.option("--styles", o.styles, "STYLES", KONTOR_TEXT("Only of these styles"));
  add.option("--vendors", o.vendors, "NAMES", KONTOR_TEXT("Only of these vendors"));
  add.option("--gets", o.gets, "SKUS", KONTOR_TEXT("What one gets for what is bought"));
  add.option("--least", o.least, "AMOUNT", KONTOR_TEXT("Only from this value on"));
  add.option("--least-units", o.least_units, "N", KONTOR_TEXT("Only from this many units on"));
  add.option("--channels", o.channels, "CODES", KONTOR_TEXT("Only on these channels"));
  add.option("--places", o.places, "CODES", KONTOR_TEXT("Only at these places"));
  add.option("--groups", o.groups, "GROUPS", KONTOR_TEXT("Only for customers of these groups"));
  add.option("--from", o.from, "TIME", KONTOR_TEXT("Day or moment from which it holds"));
  add.option("--until", o.until, "TIME", KONTOR_TEXT("First day or moment without it"));
  add.option("--weekdays", o.weekdays, "DAYS", KONTOR_TEXT("Only on these: “mo,tu,sa”"));
  add.option("--hours", o.hours, "HH:MM-HH:MM", KONTOR_TEXT("Only between these hours"));
  add.flag("--with-code", o.needs_code, KONTOR_TEXT("Only with a coupon’s code"));
  add.option("--stack", o.stack, "WORD",
             KONTOR_TEXT("It combines with promotions of the same word; else with none"));
  add.flag("--exclusive", o.exclusive, KONTOR_TEXT("It stands alone in the whole order"));
  add.option("--budget", o.budget, "AMOUNT", KONTOR_TEXT("It gives no more than this in all"));
  add.option("--currency", o.currency, "CUR", KONTOR_TEXT("Currency of its amounts"));
}

/// A promotion that an act gave, as the list shows it.
Status show_promotion(Session& session, const pricing::Promotion& promotion, bool ended) {
  pricing::PromotionVersion one;
  one.promotion = promotion;
  one.ended = ended;
  show_promotions(session, {one});
  return Status::done;
}

void show_coupons(Session& session, const std::vector<pricing::Coupon>& coupons,
                  const std::string& promotion) {
  Console& console = session.console();
  Listing list(console, {session.column("coupon", KONTOR_TEXT("Coupon")),
                         session.column("promotion", KONTOR_TEXT("Promotion")),
                         session.column("uses", KONTOR_TEXT("Uses"), ColumnType::integer),
                         session.column("limit", KONTOR_TEXT("Limit"), ColumnType::integer),
                         session.column("per_customer", KONTOR_TEXT("Of one customer"),
                                        ColumnType::integer)});
  RowLimit limit(session);
  const auto number = [](std::int64_t n) { return n > 0 ? reports::Cell(n) : reports::Cell(); };
  for (const auto& c : coupons) {
    if (!limit.admits()) break;
    list.row({c.code, promotion, c.used, number(c.use_limit), number(c.customer_limit)});
  }
  list.end();
}

Status coupon_generate(Session& session, const CouponOptions& o) {
  pricing::CouponDraft draft;
  draft.promotion = o.promotion;
  draft.code = o.code;
  draft.count = whole_of("--count", o.count, 1);
  draft.use_limit = whole_of("--uses", o.uses, 1);
  draft.customer_limit = whole_of("--per-customer", o.per_customer, 0);
  std::vector<pricing::Coupon> made;
  for (const std::string& code : take(session.book().promotions().generate(draft)))
    made.push_back({code, 0, draft.use_limit, draft.customer_limit, 0, {}, {}});
  show_coupons(session, made, pricing::coupon_code(o.promotion));
  return Status::done;
}

Status coupon_list(Session& session, const CouponOptions& o) {
  auto& book = session.book();
  const std::string wanted = pricing::coupon_code(o.promotion);
  std::vector<pricing::Coupon> coupons;
  bool known = false;
  book.book().read([&](Unit& unit) {
    coupons.clear();
    for (const auto& one : book.stores().promotions.all(unit, session.clock().now())) {
      if (one.promotion.code != wanted) continue;
      known = true;
      coupons = book.stores().promotions.coupons(unit, one.promotion.id, {},
                                                 static_cast<int>(pricing::most_coupons));
    }
  });
  if (!known) throw Stop({RefusalCode::promotion_unknown, {{"promotion", o.promotion}}});
  show_coupons(session, coupons, wanted);
  return Status::done;
}

pricing::CouponShown coupon_shown(Session& session, const CouponOptions& o) {
  pricing::CouponShown shown;
  shown.coupon = o.coupon;
  shown.channel = company_names(session).channel_named(o.channel).code;
  shown.reference = o.reference;
  return shown;
}

Status coupon_check(Session& session, const CouponOptions& o) {
  const auto verdict = take(session.book().promotions().check(coupon_shown(session, o)));
  show_coupons(session, {verdict.coupon}, verdict.promotion.code);
  return Status::done;
}

/// The currency of a coupon's promotion; none where there is no such coupon.
Currency coupon_currency(Session& session, const std::string& typed) {
  auto& book = session.book();
  return book.book().read([&](Unit& unit) {
    auto& store = book.stores().promotions;
    const auto coupon = store.coupon(unit, pricing::coupon_code(typed));
    if (coupon)
      for (const auto& one : store.all(unit, session.clock().now()))
        if (one.promotion.id == coupon->promotion) return one.promotion.currency;
    return Currency();
  });
}

Status coupon_redeem(Session& session, const CouponOptions& o) {
  auto shown = coupon_shown(session, o);
  if (const auto amount = decimal_of("--amount", o.amount)) {
    const auto money = Money::from_decimal(*amount, coupon_currency(session, o.coupon));
    if (!money)
      throw Stop({RefusalCode::value_not_number, {{"column", "--amount"}, {"value", o.amount}}});
    shown.amount_minor = money->minor;
  }
  const auto use = take(session.book().promotions().redeem(shown));
  Console& console = session.console();
  Listing list(console,
               {session.column("coupon", KONTOR_TEXT("Coupon")),
                session.column("use", KONTOR_TEXT("Use"), ColumnType::integer),
                session.column("channel", KONTOR_TEXT("Channel")),
                session.column("reference", KONTOR_TEXT("Reference")),
                session.column("at", KONTOR_TEXT("At"), ColumnType::date)},
               Listing::Shape::object);
  list.row({use.coupon, use.number, company_names(session).channel_code(use.channel), use.reference,
            console.instant(use.at)});
  list.end();
  return Status::done;
}

}  // namespace

void add_promotion(Tree& tree) {
  Session& session = tree.session();
  CLI::App& group = tree.group("promotion", KONTOR_TEXT("Promotions on any channels"));
  const auto added = options<PromotionOptions>();
  Command add = tree.command(group, "add", KONTOR_TEXT("Add a promotion"));
  add.argument("NAME", added->name, KONTOR_TEXT("Its name"));
  add_promotion_terms(add, *added);
  add.needs({Permission::edit_prices});
  add.does([&session, added] {
    const auto draft = promotion_draft(session, *added);
    return show_promotion(session, take(session.book().promotions().add(draft)), false);
  });

  const auto listed = options<PromotionOptions>();
  Command list = tree.command(group, "list", KONTOR_TEXT("List the promotions"));
  list.flag("--live", listed->live_only, KONTOR_TEXT("Only those that have not ended"));
  list.needs_somewhere({Permission::read_stock});
  list.does([&session, listed] { return promotion_list(session, *listed); });

  const auto wider = options<PromotionOptions>();
  Command extend =
      tree.command(group, "extend", KONTOR_TEXT("Let a promotion hold on further channels"));
  extend.argument("PROMOTION", wider->promotion, KONTOR_TEXT("Code of the promotion"));
  extend.option("--channels", wider->channels, "CODES",
                KONTOR_TEXT("Further channels, parted by commas; none: all"));
  extend.needs({Permission::edit_prices});
  extend.does([&session, wider] {
    return show_promotion(
        session,
        take(session.book().promotions().extend(wider->promotion, parts_of(wider->channels))),
        false);
  });

  const auto over = options<PromotionOptions>();
  Command end = tree.command(group, "end", KONTOR_TEXT("End a promotion now"));
  end.argument("PROMOTION", over->promotion, KONTOR_TEXT("Code of the promotion"));
  end.needs({Permission::edit_prices});
  end.does([&session, over] {
    return show_promotion(session, take(session.book().promotions().end(over->promotion)), true);
  });
}

void add_coupon(Tree& tree) {
  Session& session = tree.session();
  CLI::App& group = tree.group("coupon", KONTOR_TEXT("Codes for promotions"));
  const auto made = options<CouponOptions>();
  Command generate = tree.command(group, "generate", KONTOR_TEXT("Make coupons of a promotion"));
  generate.argument("PROMOTION", made->promotion, KONTOR_TEXT("Code of the promotion"));
  generate.option("--code", made->code, "CODE", KONTOR_TEXT("One code of your own choice"));
  generate.option("--count", made->count, "N", KONTOR_TEXT("How many; else one"));
  generate.option("--uses", made->uses, "N", KONTOR_TEXT("Uses of each; 0: any; else one"));
  generate.option("--per-customer", made->per_customer, "N",
                  KONTOR_TEXT("Uses of one customer; else any"));
  generate.needs({Permission::edit_prices});
  generate.does([&session, made] { return coupon_generate(session, *made); });

  const auto listed = options<CouponOptions>();
  Command list = tree.command(group, "list", KONTOR_TEXT("List the coupons of a promotion"));
  list.argument("PROMOTION", listed->promotion, KONTOR_TEXT("Code of the promotion"));
  list.needs({Permission::edit_prices});
  list.does([&session, listed] { return coupon_list(session, *listed); });

  const auto with_channel = [](Command& command, CouponOptions& o) {
    command.argument("COUPON", o.coupon, KONTOR_TEXT("The code on the coupon"));
    command.option("--channel", o.channel, "CODE", KONTOR_TEXT("Code or name of the channel"))
        .required();
    command.needs_somewhere({Permission::redeem_coupons});
  };
  const auto checked = options<CouponOptions>();
  Command check = tree.command(group, "check", KONTOR_TEXT("Say whether a coupon would be taken"));
  with_channel(check, *checked);
  check.does([&session, checked] { return coupon_check(session, *checked); });

  const auto used = options<CouponOptions>();
  Command redeem = tree.command(group, "redeem", KONTOR_TEXT("Take a coupon for an order, once"));
  with_channel(redeem, *used);
  redeem.option("--reference", used->reference, "NUMBER", KONTOR_TEXT("Number of the order"))
      .required();
  redeem.option("--amount", used->amount, "AMOUNT", KONTOR_TEXT("What it gave"));
  redeem.does([&session, used] { return coupon_redeem(session, *used); });
}

}  // namespace kontor::cli
