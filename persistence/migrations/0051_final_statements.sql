-- What was done about a warehouse's statement, and what accounted for it, is only added.
--@compatible 50

--@postgresql
create trigger stock_statement_settlement_final before update or delete or truncate
    on stock_statement_settlement
    for each statement execute function kontor_posted_is_final();
create trigger stock_statement_cause_final before update or delete or truncate
    on stock_statement_cause
    for each statement execute function kontor_posted_is_final();
--@sqlite3
create trigger stock_statement_settlement_no_update before update on stock_statement_settlement
begin
    select raise(abort, 'kontor guard: stock_statement_settlement is posted and never changed');
end;
create trigger stock_statement_settlement_no_delete before delete on stock_statement_settlement
begin
    select raise(abort, 'kontor guard: stock_statement_settlement is posted and never changed');
end;
create trigger stock_statement_cause_no_update before update on stock_statement_cause
begin
    select raise(abort, 'kontor guard: stock_statement_cause is posted and never changed');
end;
create trigger stock_statement_cause_no_delete before delete on stock_statement_cause
begin
    select raise(abort, 'kontor guard: stock_statement_cause is posted and never changed');
end;
--@end
