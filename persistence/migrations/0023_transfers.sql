-- The shop's own documents on its goods (transfers, goods set aside, adjustments), with numbers of
-- their own, their lines, and what was done to them; what is set aside by bucket; what is on its
-- way to a place. document_state, series and reasons are by name, so that further kinds of
-- documents need no table.

create table stock_document (
    document_id bigint not null primary key,
    type {{text}} not null,
    entity_id bigint not null,
    number {{text}} not null,
    state {{text}} not null,
    from_location bigint not null,
    to_location bigint not null,
    reference {{text}} not null,
    note {{text}} not null,
    reason {{text}} not null,
    bucket {{text}} not null,
    made_at bigint not null,
    made_by bigint not null,
    changed_at bigint not null
) {{table_tail}};
create unique index stock_document_number on stock_document (type, number);
create unique index stock_document_reference on stock_document (type, reference)
    where reference <> '';
create index stock_document_newest on stock_document (type, made_at, document_id);
create index stock_document_open on stock_document (type, state, made_at, document_id)
    where state <> 'closed' and state <> 'cancelled';

create table stock_document_line (
    document_id bigint not null references stock_document (document_id),
    line_no bigint not null,
    product_id bigint not null,
    asked_milli bigint not null,
    sent_milli bigint not null,
    accepted_milli bigint not null,
    rejected_milli bigint not null,
    returned_milli bigint not null,
    lost_milli bigint not null,
    reason {{text}} not null,
    primary key (document_id, line_no)
) {{table_tail}};
create index stock_document_line_product on stock_document_line (product_id, document_id);

create table stock_document_act (
    document_id bigint not null references stock_document (document_id),
    act_no bigint not null,
    act {{text}} not null,
    at bigint not null,
    employee_id bigint not null,
    reference {{text}} not null,
    reason {{text}} not null,
    act_key bigint not null,
    primary key (document_id, act_no)
) {{table_tail}};

create table document_series (
    name {{text}} not null primary key,
    next_number bigint not null
) {{table_tail}};

create table stock_reason (
    code {{text}} not null primary key,
    name {{text}} not null,
    account {{text}} not null,
    detail {{text}} not null
) {{table_tail}};

-- A summary that book check recomputes; no row is zero.
create table stock_aside (
    product_id bigint not null,
    location_id bigint not null,
    state {{text}} not null,
    quantity_milli bigint not null,
    primary key (product_id, location_id, state)
) {{table_tail}};
insert into stock_aside (product_id, location_id, state, quantity_milli)
    select product_id, location_id, 'unavailable', unavailable_milli from stock_level
    where unavailable_milli <> 0;

alter table stock_level add column incoming_milli bigint not null default 0;

-- Counts and totals of a place read nothing but this index (0012), incoming included.
drop index stock_level_place;
create index stock_level_place on stock_level (
    location_id, product_id, on_hand_milli, committed_milli, unavailable_milli, incoming_milli);
