#include "persistence/engine/pg_book.h"

#include <algorithm>
#include <random>

#include "persistence/admin/fold.h"
#include "persistence/engine/errors.h"
#include "persistence/engine/native.h"

namespace kontor::persistence {

namespace {

/// Some thousand postings, whose rows in the delta tables every reader adds up.
constexpr std::int64_t kIdsPerFold = 4 * kIdBlock;

/// How often a unit may lose a race before its caller is told.
constexpr int kMaxAttempts = 20;

OpenOptions single_session(OpenOptions options) {
  options.max_sessions = 1;
  return options;
}

/// A random pause that grows with the attempts, so that those who raced do not meet again.
void pause_after(int attempt) {
  thread_local std::minstd_rand chance(std::random_device{}());
  std::uniform_int_distribution<int> pause_ms(0, std::min(2 << std::min(attempt, 7), 250));
  std::this_thread::sleep_for(std::chrono::milliseconds(pause_ms(chance)));
}

/// COMMIT of a failed transaction answers ROLLBACK without an error.
void commit_checked(KeptSession& kept) {
  if (PQtransactionStatus(pg_handle(kept.session())) == PQTRANS_INERROR) {
    throw EngineFailure(FailureCode::database_error, Remedy::none, "25P02",
                        "a statement failed and its error was not passed on");
  }
  kept.statements().send("commit");
}

}  // namespace

PgBook::PgBook(BookAddress address, const OpenOptions& options)
    : m_address(std::move(address)),
      m_options(options),
      m_pool(m_address.text, options),
      m_id_pool(m_address.text, single_session(options)),
      m_bell(m_address.text, options.times),
      m_ids([this](std::int64_t count) { return take_ids(count); }) {}

void PgBook::run_once(const Work& work, const char* begin, bool keeps) {
  PgPool::Lease lease(m_pool);
  try {
    run_script(lease.session(), Engine::postgresql, begin);
    lease.kept().statements().keep(keeps);
    SessionUnit unit(lease.kept(), m_dialect);
    work(unit);
    commit_checked(lease.kept());
  } catch (const soci::soci_error& e) {
    throw engine_failure(Engine::postgresql, lease.session(), e);
  }
}

void PgBook::run_retrying(const Work& work, const char* begin, bool keeps) {
  for (int attempt = 1;; ++attempt) {
    try {
      run_once(work, begin, keeps);
      return;
    } catch (const EngineFailure& failure) {
      if (failure.remedy() == Remedy::none || attempt == kMaxAttempts) throw;
      if (failure.remedy() == Remedy::lost) m_pool.drop_idle();
    }
    pause_after(attempt);
  }
}

void PgBook::run_read(const Work& work) {
  run_retrying(work, "begin isolation level repeatable read read only", false);
}

void PgBook::run_write(const Work& work) {
  run_retrying(work, "begin isolation level read committed", true);
  m_bell.ring();
  fold_in_turn();
}

void PgBook::fold_in_turn() {
  if (!m_fold_due || m_folding.exchange(true)) return;
  m_fold_due = false;
  if (m_folder.joinable()) m_folder.join();
  m_folder = std::thread([this] {
    try {
      fold_deltas(*this);
    } catch (const std::exception&) {
      // The work itself is committed; whoever comes to the next turn folds these rows too.
    }
    m_folding = false;
  });
}

PgBook::~PgBook() {
  if (m_folder.joinable()) m_folder.join();
}

IdBlock PgBook::take_ids(std::int64_t count) {
  for (int attempt = 1;; ++attempt) {
    PgPool::Lease lease(m_id_pool);
    try {
      const IdBlock block = take_id_block(lease.session(), count);
      if (block.next / kIdsPerFold != block.end / kIdsPerFold) m_fold_due = true;
      return block;
    } catch (const soci::soci_error& e) {
      const EngineFailure failure = engine_failure(Engine::postgresql, lease.session(), e);
      if (failure.remedy() == Remedy::none || attempt == kMaxAttempts) throw failure;
    }
  }
}

}  // namespace kontor::persistence
