#include "persistence/engine/statements.h"

#include <algorithm>
#include <utility>

#include "domain/base/check.h"
#include "persistence/engine/errors.h"
#include "persistence/engine/native.h"

namespace kontor::persistence {

namespace {

/// Texts of a parameter that are longer are given back to the system after each run.
constexpr std::size_t kKeptText = 1024;

/// How many texts that were seen once are remembered.
constexpr std::size_t kSeenTexts = 4096;

std::string statement_key(const std::string& text, const std::vector<Slot>& parameters,
                          const std::vector<SlotType>& columns) {
  std::string key;
  key.reserve(text.size() + columns.size() + parameters.size() * 12 + 1);
  key += text;
  key += '\n';
  for (const SlotType type : columns) key += static_cast<char>(type);
  for (const Slot& parameter : parameters) {
    key += ' ';
    key += static_cast<char>(parameter.type);
    key += parameter.name;
  }
  return key;
}

/// Whether somebody told the server to forget its statements, or changed a table that they read.
bool forgotten(const std::string& state) { return state == "26000" || state == "0A000"; }

}  // namespace

class KeptStatement {
 public:
  KeptStatement(soci::session& session, Engine engine, std::string key,
                std::vector<Slot> parameters, const std::vector<SlotType>& columns)
      : m_engine(engine),
        m_key(std::move(key)),
        m_parameters(std::move(parameters)),
        m_columns(columns.size()),
        m_statement(session) {
    m_statement.alloc();
    for (std::size_t i = 0; i < columns.size(); ++i) m_columns[i].type = columns[i];
    for (Slot& c : m_columns) exchange_column(c);
    for (Slot& p : m_parameters) exchange_parameter(p);
  }

  void prepare(const std::string& text, bool server_side) {
    // One-time: on PostgreSQL one round trip instead of three.
    m_statement.prepare(
        text, server_side ? soci::details::st_repeatable_query : soci::details::st_one_time_query);
    m_statement.define_and_bind();
  }

  /// Takes the values of a new use.
  void load(std::vector<Slot>& values) {
    KONTOR_ASSERT(values.size() == m_parameters.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
      m_parameters[i].number = values[i].number;
      m_parameters[i].text.swap(values[i].text);
      m_parameters[i].state = values[i].state;
    }
  }

  bool fetch() {
    if (!m_statement.fetch()) return false;
    for (Slot& c : m_columns) {
      // SOCI leaves the target of a null as it was: as another use left it.
      if (!c.null()) continue;
      c.number = 0;
      c.flag = 0;
      c.text.clear();
    }
    return true;
  }

  /// What stands in the parameters, for the server.
  WaitingRun waiting() {
    WaitingRun run{postgresql().statementName_, {}};
    for (const std::string& name : postgresql().names_) {
      const auto of = std::find_if(m_parameters.begin(), m_parameters.end(),
                                   [&](const Slot& p) { return p.name == name; });
      KONTOR_ASSERT(of != m_parameters.end());
      auto& value = run.values.emplace_back();
      if (!of->null()) value = of->type == SlotType::text ? of->text : std::to_string(of->number);
    }
    return run;
  }

  /// Ends the run: no read stays open, no rows and no long texts stay in memory.
  void release() {
    if (m_engine == Engine::sqlite) {
      sqlite_api::sqlite3_reset(sqlite());
      sqlite_api::sqlite3_clear_bindings(sqlite());
    } else {
      postgresql().result_.reset();
    }
    for (Slot& p : m_parameters) {
      if (p.text.capacity() > kKeptText) std::string().swap(p.text);
    }
  }

  /// Whether it is time to compile it anew. PostgreSQL keeps a plan that was made when its tables
  /// were small; they grow by what the statement's user writes.
  bool worn() {
    if (m_engine == Engine::sqlite || ++m_uses < m_renew) return false;
    m_renew *= 8;
    return true;
  }

  /// The connection goes, and what the server knows with it.
  void leave_to_server() {
    if (m_engine == Engine::postgresql) postgresql().statementName_.clear();
  }

  sqlite_api::sqlite3_stmt* sqlite() {
    return static_cast<soci::sqlite3_statement_backend*>(m_statement.get_backend())->stmt_;
  }
  soci::postgresql_statement_backend& postgresql() {
    return *static_cast<soci::postgresql_statement_backend*>(m_statement.get_backend());
  }

  soci::statement& statement() { return m_statement; }
  std::vector<Slot>& parameters() { return m_parameters; }
  std::vector<Slot>& columns() { return m_columns; }
  const std::string& key() const { return m_key; }
  std::int64_t renew() const { return m_renew; }
  void renew_at(std::int64_t uses) { m_renew = uses; }

  bool in_use = false;
  bool stays = false;

 private:
  void exchange_column(Slot& c) {
    if (c.type == SlotType::text) {
      m_statement.exchange(soci::into(c.text, c.state));
    } else if (c.type == SlotType::flag) {
      m_statement.exchange(soci::into(c.flag, c.state));
    } else {
      m_statement.exchange(soci::into(c.number, c.state));
    }
  }

  void exchange_parameter(Slot& p) {
    if (p.type == SlotType::text) {
      m_statement.exchange(soci::use(p.text, p.state, p.name));
    } else {
      m_statement.exchange(soci::use(p.number, p.state, p.name));
    }
  }

  Engine m_engine;
  std::string m_key;
  std::vector<Slot> m_parameters;
  std::vector<Slot> m_columns;
  std::int64_t m_uses = 0;
  std::int64_t m_renew = 64;
  soci::statement m_statement;  ///< goes before what it refers to
};

Statements::Statements(soci::session& session, Engine engine, std::size_t most)
    : m_session(session), m_engine(engine), m_most(most) {}

Statements::~Statements() {
  // The server forgets all of them with the connection; no need to tell it of each.
  for (Order* all : {&m_order, &m_single, &m_failed}) {
    for (const auto& statement : *all) statement->leave_to_server();
  }
}

void Statements::tidy() {
  m_failed.clear();
  if (!m_doubtful) return;
  m_doubtful = false;
  m_by_key.clear();
  m_order.clear();
}

void Statements::send(const char* last) {
  if (m_waiting.empty() && last == nullptr) return;
  const std::vector<WaitingRun> runs = std::exchange(m_waiting, {});
  try {
    run_together(m_session, runs, last);
  } catch (const EngineFailure& failure) {
    if (!forgotten(failure.native_code())) throw;
    m_doubtful = true;
    throw EngineFailure(failure.code(), Remedy::again, failure.native_code(),
                        std::string(find_arg(failure.args(), "detail")));
  }
}

bool Statements::wanted_again(const std::string& key) {
  if (m_seen.size() > kSeenTexts) m_seen.clear();
  return !m_seen.insert(std::hash<std::string>()(key)).second;
}

KeptStatement& Statements::take(const std::string& text, std::vector<Slot>& parameters,
                                const std::vector<SlotType>& columns, Runs runs) {
  std::string key = statement_key(text, parameters, columns);
  const auto found = m_by_key.find(key);
  bool stays = m_keeping && (found != m_by_key.end() || runs == Runs::often || wanted_again(key));
  std::int64_t renew = 0;
  if (stays && found != m_by_key.end()) {
    KeptStatement& kept = **found->second;
    stays = !kept.in_use;
    if (stays && kept.worn()) {
      renew = kept.renew();
      forget(found->second);
    } else if (stays) {
      m_order.splice(m_order.begin(), m_order, found->second);
      kept.load(parameters);
      kept.in_use = true;
      return kept;
    }
  }
  KeptStatement& made =
      make(std::move(key), text, parameters, columns, stays, stays || runs != Runs::once);
  if (renew != 0) made.renew_at(renew);
  return made;
}

KeptStatement& Statements::make(std::string key, const std::string& text,
                                std::vector<Slot>& parameters, const std::vector<SlotType>& columns,
                                bool stays, bool server_side) {
  auto made = std::make_unique<KeptStatement>(m_session, m_engine, std::move(key),
                                              std::move(parameters), columns);
  // Where the transaction has failed already this throws, and nothing is pushed out in vain.
  made->prepare(text, server_side);
  made->in_use = true;
  made->stays = stays;
  Order& order = stays ? m_order : m_single;
  order.push_front(std::move(made));
  if (stays) {
    m_by_key.emplace(order.front()->key(), order.begin());
    push_out();
  }
  return *order.front();
}

void Statements::forget(Order::iterator at) {
  send();  // it may be among those that wait
  m_by_key.erase((*at)->key());
  m_order.erase(at);
}

void Statements::push_out() {
  auto at = m_order.end();
  while (m_by_key.size() > m_most && at != m_order.begin()) {
    --at;
    if ((*at)->in_use) continue;
    const auto gone = at++;
    forget(gone);
  }
}

void Statements::give_back(KeptStatement& statement, bool failed) {
  statement.release();
  statement.in_use = false;
  if (statement.stays && !failed) return;
  Order& order = statement.stays ? m_order : m_single;
  const auto at = statement.stays ? m_by_key.at(statement.key())
                                  : std::find_if(order.begin(), order.end(), [&](const auto& one) {
                                      return one.get() == &statement;
                                    });
  if (statement.stays) m_by_key.erase(statement.key());
  // In a failed transaction the server would not listen.
  if (failed && m_engine == Engine::postgresql) {
    m_failed.splice(m_failed.begin(), order, at);
  } else {
    order.erase(at);
  }
}

Statement::Statement(SqlUnit& unit, const std::string& text, std::vector<Slot> parameters,
                     const std::vector<SlotType>& columns, Runs runs)
    : m_statements(unit.statements()), m_kept(m_statements.take(text, parameters, columns, runs)) {}

Statement::~Statement() { m_statements.give_back(m_kept, m_failed); }

std::vector<Slot>& Statement::parameters() { return m_kept.parameters(); }
std::vector<Slot>& Statement::columns() { return m_kept.columns(); }
void* Statement::native() { return m_kept.sqlite(); }

template <class Act>
auto Statement::guarded(Act act) {
  try {
    return act(m_kept.statement());
  } catch (const soci::postgresql_soci_error& e) {
    m_failed = true;
    const std::string state = e.sqlstate();
    if (!m_kept.stays || !forgotten(state)) throw;
    m_statements.m_doubtful = true;
    throw EngineFailure(FailureCode::database_error, Remedy::again, state, e.get_error_message());
  } catch (...) {
    m_failed = true;
    throw;
  }
}

void Statement::start() {
  guarded([this](soci::statement& s) {
    m_statements.send();
    return s.execute(false);
  });
}

bool Statement::next() {
  return guarded([this](soci::statement&) { return m_kept.fetch(); });
}

std::int64_t Statement::run() {
  return guarded([this](soci::statement& s) {
    m_statements.send();
    s.execute(true);
    return static_cast<std::int64_t>(s.get_affected_rows());
  });
}

void Statement::run_later() {
  if (m_statements.m_engine == Engine::sqlite || !m_kept.stays) {
    run();
  } else {
    m_statements.m_waiting.push_back(m_kept.waiting());
  }
}

}  // namespace kontor::persistence
