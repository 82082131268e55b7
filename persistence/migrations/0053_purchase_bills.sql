-- Invoices of suppliers, credit notes, and what was sent back to them. Rows are only added.
--@compatible 50

create table purchase_bill (
    document_id bigint not null,
    act_no bigint not null,
    supplier_id bigint not null,
    number {{text}} not null,
    billed_on bigint,
    goods_minor bigint not null,
    charges_minor bigint not null,
    cleared_charges_minor bigint not null,
    primary key (document_id, act_no)
) {{table_tail}};
create unique index purchase_bill_number on purchase_bill (supplier_id, number);

create table purchase_bill_line (
    document_id bigint not null,
    act_no bigint not null,
    line_no bigint not null,
    quantity_milli bigint not null,
    goods_minor bigint not null,
    cleared_minor bigint not null,
    cleared_value_minor bigint not null,
    stock_minor bigint not null,
    variance_minor bigint not null,
    primary key (document_id, act_no, line_no)
) {{table_tail}};

create table purchase_return (
    document_id bigint not null,
    act_no bigint not null,
    line_no bigint not null,
    quantity_milli bigint not null,
    goods_minor bigint not null,
    value_minor bigint not null,
    cost_minor bigint not null,
    primary key (document_id, act_no, line_no)
) {{table_tail}};

--@postgresql
create trigger purchase_bill_final before update or delete or truncate on purchase_bill
    for each statement execute function kontor_posted_is_final();
create trigger purchase_bill_line_final before update or delete or truncate on purchase_bill_line
    for each statement execute function kontor_posted_is_final();
create trigger purchase_return_final before update or delete or truncate on purchase_return
    for each statement execute function kontor_posted_is_final();
--@sqlite3
create trigger purchase_bill_no_update before update on purchase_bill
begin select raise(abort, 'kontor guard: purchase_bill is posted and never changed'); end;
create trigger purchase_bill_no_delete before delete on purchase_bill
begin select raise(abort, 'kontor guard: purchase_bill is posted and never changed'); end;
create trigger purchase_bill_line_no_update before update on purchase_bill_line
begin select raise(abort, 'kontor guard: purchase_bill_line is posted and never changed'); end;
create trigger purchase_bill_line_no_delete before delete on purchase_bill_line
begin select raise(abort, 'kontor guard: purchase_bill_line is posted and never changed'); end;
create trigger purchase_return_no_update before update on purchase_return
begin select raise(abort, 'kontor guard: purchase_return is posted and never changed'); end;
create trigger purchase_return_no_delete before delete on purchase_return
begin select raise(abort, 'kontor guard: purchase_return is posted and never changed'); end;
--@end
