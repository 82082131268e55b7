#include "persistence/engine/pg_together.h"

#include "persistence/engine/errors.h"
#include "persistence/engine/native.h"

namespace kontor::persistence {

namespace {

using Answer = std::unique_ptr<PGresult, decltype(&PQclear)>;

EngineFailure lost(PGconn* connection) {
  return postgresql_failure("08006", PQerrorMessage(connection), true);
}

void send(PGconn* connection, const WaitingRun& run) {
  std::vector<const char*> values;
  values.reserve(run.values.size());
  for (const auto& value : run.values) values.push_back(value ? value->c_str() : nullptr);
  const auto number = static_cast<int>(values.size());
  if (PQsendQueryPrepared(connection, run.name.c_str(), number, values.data(), nullptr, nullptr,
                          0) != 1)
    throw lost(connection);
}

/// Takes all answers up to the end of what was sent; gives the first failure.
std::optional<EngineFailure> take_answers(PGconn* connection) {
  std::optional<EngineFailure> failed;
  bool nothing = false;
  for (;;) {
    const Answer answer(PQgetResult(connection), &PQclear);
    if (!answer) {
      // One ends each statement's answers; two that follow each other: there is no more to come.
      if (nothing || PQstatus(connection) == CONNECTION_BAD) throw lost(connection);
      nothing = true;
      continue;
    }
    nothing = false;
    const ExecStatusType status = PQresultStatus(answer.get());
    if (status == PGRES_PIPELINE_SYNC) return failed;
    const bool good =
        status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_PIPELINE_ABORTED;
    if (good || failed) continue;
    const char* state = PQresultErrorField(answer.get(), PG_DIAG_SQLSTATE);
    const char* message = PQresultErrorField(answer.get(), PG_DIAG_MESSAGE_PRIMARY);
    failed = postgresql_failure(state != nullptr ? state : "08006",
                                message != nullptr ? message : PQerrorMessage(connection),
                                PQstatus(connection) == CONNECTION_BAD);
  }
}

}  // namespace

void run_together(soci::session& session, const std::vector<WaitingRun>& runs, const char* last) {
  PGconn* connection = pg_handle(session);
  if (PQenterPipelineMode(connection) != 1) throw lost(connection);
  for (const WaitingRun& run : runs) send(connection, run);
  const bool all = last == nullptr || PQsendQueryParams(connection, last, 0, nullptr, nullptr,
                                                        nullptr, nullptr, 0) == 1;
  if (!all || PQpipelineSync(connection) != 1) throw lost(connection);
  const auto failed = take_answers(connection);
  if (PQexitPipelineMode(connection) != 1) throw lost(connection);
  if (failed) throw *failed;
}

}  // namespace kontor::persistence
