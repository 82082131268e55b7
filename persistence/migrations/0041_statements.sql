-- What outside warehouses say that they have, line by line, and what was done about what differs.
--@compatible 41

create table stock_statement (
    document_id bigint not null primary key,
    -- what people and commands call it: 1, 2, 3, ...
    number bigint not null unique,
    entity_id bigint not null,
    location_id bigint not null,
    as_of bigint not null,
    file {{text}} not null,
    -- it names only some products: others are not taken as nothing
    listed boolean not null,
    state {{text}} not null,
    made_at bigint not null,
    made_by bigint not null,
    closed_at bigint,
    closed_by bigint not null
) {{table_tail}};
create unique index stock_statement_place on stock_statement (location_id, as_of);

create table stock_statement_line (
    document_id bigint not null,
    product_id bigint not null,
    line_no bigint not null,
    theirs_milli bigint not null,
    in_file boolean not null,
    -- of a closed statement, as it was then; null: open
    verdict {{text}},
    book_milli bigint not null,
    explained_milli bigint not null,
    rest_milli bigint not null,
    primary key (document_id, product_id)
) {{table_tail}};
create index stock_statement_line_product on stock_statement_line (product_id, document_id);

-- What was posted or left open, by whom and why: rows are only added.
create table stock_statement_settlement (
    document_id bigint not null,
    settlement_no bigint not null,
    product_id bigint not null,
    posted boolean not null,
    quantity_milli bigint not null,
    reason {{text}} not null,
    note {{text}} not null,
    -- 0: nothing was posted
    adjustment_id bigint not null,
    at bigint not null,
    employee_id bigint not null,
    primary key (document_id, settlement_no)
) {{table_tail}};

-- Which documents accounted for a difference when the statement was closed.
create table stock_statement_cause (
    document_id bigint not null,
    product_id bigint not null,
    cause_no bigint not null,
    kind {{text}} not null,
    cause_id bigint not null,
    at bigint not null,
    quantity_milli bigint not null,
    used_milli bigint not null,
    primary key (document_id, product_id, cause_no)
) {{table_tail}};
