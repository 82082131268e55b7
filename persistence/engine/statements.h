#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "persistence/engine/pg_together.h"
#include "persistence/sql_unit.h"

namespace kontor::persistence {

/// How a value is exchanged with a statement. A flag is read as a number: SOCI has no bool.
enum class SlotType : char { number = 'n', text = 't', flag = 'f' };

/// A value that goes into a statement or comes out of it.
struct Slot {
  SlotType type = SlotType::number;
  std::string name;  ///< of a parameter
  long long number = 0;
  int flag = 0;
  std::string text;
  soci::indicator state = soci::i_ok;

  bool null() const { return state == soci::i_null; }
};

/// How often the caller will run a statement before it lets go of it.
enum class Runs { once, often };

/// A compiled statement with the places of its values, to which SOCI keeps references.
class KeptStatement;

/// The statements that a session keeps compiled, found by their text and the shape of their values:
/// the least used is let go first. It lives and dies with its session, because a statement must not
/// outlive the connection below it. One thread at a time, as the session.
///
/// A text is kept from its second use on, so that texts which never come again push nothing out.
/// One that is in use is not given out again: the second user gets a statement of its own. One that
/// failed is not kept. On SQLite a kept statement compiles itself anew after a change of the
/// schema; on PostgreSQL the unit runs again without it.
class Statements {
 public:
  /// At most `most` are kept, on PostgreSQL on the server too.
  Statements(soci::session& session, Engine engine, std::size_t most);
  ~Statements();
  Statements(const Statements&) = delete;
  Statements& operator=(const Statements&) = delete;

  /// For the unit to come: whether it keeps and uses kept statements. Reads of PostgreSQL do not:
  /// their plans are made for their values. What an earlier unit left waiting is forgotten.
  void keep(bool wanted) {
    m_keeping = wanted;
    m_waiting.clear();
  }
  /// Runs what waits (Statement::run_later), and `last` behind it. Throws EngineFailure.
  void send(const char* last = nullptr);
  /// Lets go of what failed, once the session is healthy again: outside of a transaction.
  void tidy();
  /// How many are kept now.
  std::size_t size() const { return m_by_key.size(); }

 private:
  friend class Statement;
  using Order = std::list<std::unique_ptr<KeptStatement>>;

  KeptStatement& take(const std::string& text, std::vector<Slot>& parameters,
                      const std::vector<SlotType>& columns, Runs runs);
  KeptStatement& make(std::string key, const std::string& text, std::vector<Slot>& parameters,
                      const std::vector<SlotType>& columns, bool stays, bool server_side);
  void give_back(KeptStatement& statement, bool failed);
  void forget(Order::iterator at);
  void push_out();
  bool wanted_again(const std::string& key);

  soci::session& m_session;
  Engine m_engine;
  std::size_t m_most;
  bool m_keeping = true;
  bool m_doubtful = false;  ///< the server forgot or changed what was kept
  Order m_order;            ///< the last used first
  Order m_single;           ///< those in use that will not be kept
  Order m_failed;           ///< wait for tidy()
  std::unordered_map<std::string_view, Order::iterator> m_by_key;
  std::unordered_set<std::size_t> m_seen;
  std::vector<WaitingRun> m_waiting;  ///< on PostgreSQL, for fewer round trips
};

/// A statement in use, from its session's kept ones where possible; given back at the end of this.
class Statement {
 public:
  /// `parameters` with their values; their texts are taken out of them.
  Statement(SqlUnit& unit, const std::string& text, std::vector<Slot> parameters,
            const std::vector<SlotType>& columns = {}, Runs runs = Runs::once);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  /// The values for the next run, in the order in which they were given.
  std::vector<Slot>& parameters();
  /// The values of the row that next() found; null ones are empty.
  std::vector<Slot>& columns();
  /// Runs a statement that gives rows; next() fetches them.
  void start();
  /// The next row, or false at the end.
  bool next();
  /// Runs a statement without rows. Gives how many rows it changed.
  std::int64_t run();
  /// The same where nobody asks for that number. On PostgreSQL it may wait for others, so as to be
  /// sent together with them before anything else is asked of the session, the commit at the
  /// latest: what is wrong with it is told then.
  void run_later();
  /// SQLite's own statement, for values that are bound and stepped natively.
  void* native();

 private:
  template <class Act>
  auto guarded(Act act);

  Statements& m_statements;
  KeptStatement& m_kept;
  bool m_failed = false;
};

}  // namespace kontor::persistence
