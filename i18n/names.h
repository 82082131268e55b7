#pragma once

#include <string>
#include <string_view>

#include "domain/books/chart.h"
#include "domain/books/entry.h"
#include "domain/catalog/catalog.h"
#include "domain/company/company.h"
#include "domain/intake/batch.h"
#include "domain/intake/match_bank.h"
#include "domain/intake/money_store.h"
#include "domain/orders/order.h"
#include "domain/pricing/price_store.h"
#include "domain/pricing/prior_price.h"
#include "domain/stock/count_sheet.h"
#include "domain/stock/statement.h"
#include "domain/stock/stock.h"
#include "domain/stock/stock_document.h"
#include "domain/stock/stock_reason.h"
#include "i18n/catalogue.h"

namespace kontor::i18n {

// What people call the codes of the domain.
std::string name(const Catalogue& catalogue, orders::OrderState state);
std::string name(const Catalogue& catalogue, books::EntryKind kind);
std::string name(const Catalogue& catalogue, books::AccountType type);
std::string name(const Catalogue& catalogue, company::LocationKind kind);
std::string name(const Catalogue& catalogue, company::Recognise recognise);
std::string name(const Catalogue& catalogue, company::Permission permission);
std::string name(const Catalogue& catalogue, catalog::ProductStatus status);
std::string name(const Catalogue& catalogue, pricing::ListVerdict verdict);
std::string name(const Catalogue& catalogue, pricing::ChangeState state);
std::string name(const Catalogue& catalogue, pricing::PriorPriceVerdict verdict);
std::string name(const Catalogue& catalogue, stock::CountState state);
std::string name(const Catalogue& catalogue, stock::CountChoice choice);
std::string name(const Catalogue& catalogue, stock::State state);
std::string name(const Catalogue& catalogue, stock::StatementState state);
std::string name(const Catalogue& catalogue, stock::LineVerdict verdict);
std::string name(const Catalogue& catalogue, stock::CauseKind kind);
std::string name(const Catalogue& catalogue, stock::DocumentState state);
std::string name(const Catalogue& catalogue, stock::CommitmentEnd end);
std::string name(const Catalogue& catalogue, intake::LineKind kind);
std::string name(const Catalogue& catalogue, intake::Verdict verdict);
std::string name(const Catalogue& catalogue, intake::BatchState state);
std::string name(const Catalogue& catalogue, intake::PayoutState state);
std::string name(const Catalogue& catalogue, intake::SettledKind kind);
std::string name(const Catalogue& catalogue, intake::UnmatchedReason reason);

/// A ready-made reason in the language; a shop's own one as the shop calls it.
std::string reason_name(const Catalogue& catalogue, const stock::StockReason& reason);

/// The name of an account of the standard chart, with its gateway or channel behind it:
/// "Clearing · Shopify Payments".
std::string account_name(const Catalogue& catalogue, std::string_view chart_key,
                         std::string_view detail_name = {});

/// What a channel's file says of an order's payment or fulfilment ("partially_refunded"), in words;
/// a word that is not known stays as it is.
std::string file_word(const Catalogue& catalogue, std::string_view word);

/// A kind of file as people say it ("Shopify orders"); of a mapping of their own its file's name.
std::string file_kind_name(const Catalogue& catalogue, std::string_view kind);

// The same for codes that refusals carry as text; a code that is not known stays as it is.
std::string verdict_name(const Catalogue& catalogue, std::string_view code);
std::string batch_state_name(const Catalogue& catalogue, std::string_view code);
/// A role as people call it: a ready-made one's translated name, an own one's `name`.
std::string role_name(const Catalogue& catalogue, std::string_view code, const std::string& name);
std::string permission_name(const Catalogue& catalogue, std::string_view code);
/// What is wrong at a place of a mapping.
std::string mapping_fault_name(const Catalogue& catalogue, std::string_view code);
/// Why a file is read in its encoding; what separates its columns.
std::string encoding_reason_name(const Catalogue& catalogue, std::string_view code);
std::string separator_name(const Catalogue& catalogue, std::string_view code);

}  // namespace kontor::i18n
