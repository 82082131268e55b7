-- Commission: what share of net sales after returns employees get, by role and class of goods, and
-- the statements that were issued, which stay as they are.
--@compatible 60

-- From a month on; the last one before a month holds. Rows are only added, or written over in
-- months that no statement was issued for.
create table commission_rule (
    -- empty: everybody
    role {{text}} not null,
    -- empty: all goods
    goods_class {{text}} not null,
    month bigint not null,
    rate_ppm bigint not null,
    primary key (role, goods_class, month)
) {{table_tail}};

create table commission_class (
    product_id bigint not null references product (id),
    month bigint not null,
    goods_class {{text}} not null,
    primary key (product_id, month)
) {{table_tail}};

create table commission_statement (
    number bigint not null primary key,
    employee_id bigint not null references employee (id),
    month bigint not null,
    currency {{text}} not null,
    issued_at bigint not null,
    issued_by bigint not null
) {{table_tail}};
create unique index commission_statement_month on commission_statement
    (employee_id, month, currency);

-- of_month other than the statement's: what changed of a month that was issued before.
create table commission_line (
    number bigint not null,
    line_no bigint not null,
    of_month bigint not null,
    goods_class {{text}} not null,
    rate_ppm bigint not null,
    net_minor bigint not null,
    commission_minor bigint not null,
    primary key (number, line_no)
) {{table_tail}};

--@postgresql
create trigger commission_statement_final before update or delete or truncate
    on commission_statement for each statement execute function kontor_posted_is_final();
create trigger commission_line_final before update or delete or truncate on commission_line
    for each statement execute function kontor_posted_is_final();
--@sqlite3
create trigger commission_statement_no_update before update on commission_statement
begin select raise(abort, 'kontor guard: commission_statement is posted and never changed'); end;
create trigger commission_statement_no_delete before delete on commission_statement
begin select raise(abort, 'kontor guard: commission_statement is posted and never changed'); end;
create trigger commission_line_no_update before update on commission_line
begin select raise(abort, 'kontor guard: commission_line is posted and never changed'); end;
create trigger commission_line_no_delete before delete on commission_line
begin select raise(abort, 'kontor guard: commission_line is posted and never changed'); end;
--@end
