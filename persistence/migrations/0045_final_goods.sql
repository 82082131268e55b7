-- What was done to goods beside the postings is as final as these: rows are only added.
--@compatible 28

--@postgresql
create trigger alert_clearing_final before update or delete or truncate on alert_clearing
    for each statement execute function kontor_posted_is_final();
create trigger count_tally_final before update or delete or truncate on count_tally
    for each statement execute function kontor_posted_is_final();
create trigger purchase_receipt_final before update or delete or truncate on purchase_receipt
    for each statement execute function kontor_posted_is_final();
create trigger stock_count_line_final before update or delete or truncate on stock_count_line
    for each statement execute function kontor_posted_is_final();
create trigger stock_document_act_final before update or delete or truncate on stock_document_act
    for each statement execute function kontor_posted_is_final();
--@sqlite3
create trigger alert_clearing_no_update before update on alert_clearing
begin select raise(abort, 'kontor guard: alert_clearing is posted and never changed'); end;
create trigger alert_clearing_no_delete before delete on alert_clearing
begin select raise(abort, 'kontor guard: alert_clearing is posted and never changed'); end;
create trigger count_tally_no_update before update on count_tally
begin select raise(abort, 'kontor guard: count_tally is posted and never changed'); end;
create trigger count_tally_no_delete before delete on count_tally
begin select raise(abort, 'kontor guard: count_tally is posted and never changed'); end;
create trigger purchase_receipt_no_update before update on purchase_receipt
begin select raise(abort, 'kontor guard: purchase_receipt is posted and never changed'); end;
create trigger purchase_receipt_no_delete before delete on purchase_receipt
begin select raise(abort, 'kontor guard: purchase_receipt is posted and never changed'); end;
create trigger stock_count_line_no_update before update on stock_count_line
begin select raise(abort, 'kontor guard: stock_count_line is posted and never changed'); end;
create trigger stock_count_line_no_delete before delete on stock_count_line
begin select raise(abort, 'kontor guard: stock_count_line is posted and never changed'); end;
create trigger stock_document_act_no_update before update on stock_document_act
begin select raise(abort, 'kontor guard: stock_document_act is posted and never changed'); end;
create trigger stock_document_act_no_delete before delete on stock_document_act
begin select raise(abort, 'kontor guard: stock_document_act is posted and never changed'); end;
--@end
