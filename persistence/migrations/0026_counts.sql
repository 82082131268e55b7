-- Counts of goods as documents: what is to be counted where, who counted how much when, and what a
-- count found once it is posted. Figures of a posted count stay as they were at its posting.
--@compatible 26

create table count_sheet (
    document_id bigint not null primary key,
    -- what people and commands call it: 1, 2, 3, ...
    number bigint not null unique,
    entity_id bigint not null,
    location_id bigint not null,
    -- what chose its lines, and with which words
    choice {{text}} not null,
    choice_text {{text}} not null,
    blind boolean not null,
    state {{text}} not null,
    -- variances beyond one of these are counted again by somebody else; null: not looked at
    recount_milli bigint,
    recount_minor bigint,
    recount_percent bigint,
    -- differences worth more are posted by who may approve them
    approve_minor bigint,
    made_at bigint not null,
    made_by bigint not null,
    changed_at bigint not null,
    approved_by bigint not null,
    approved_minor bigint,
    posted_at bigint,
    posted_by bigint not null
) {{table_tail}};
create index count_sheet_place on count_sheet (location_id, number);

create table count_sheet_line (
    document_id bigint not null,
    product_id bigint not null,
    line_no bigint not null,
    counted_milli bigint,
    counted_at bigint,
    counted_by bigint not null,
    tallies bigint not null,
    -- 'asked': to be counted again; 'done': was counted again by somebody else
    recount {{text}} not null,
    -- of a posted count
    outcome {{text}} not null,
    expected_milli bigint,
    value_minor bigint,
    primary key (document_id, product_id)
) {{table_tail}};
create index count_sheet_line_product on count_sheet_line (product_id, counted_at);

-- Who counted what when: rows are only added.
create table count_tally (
    document_id bigint not null,
    product_id bigint not null,
    tally_no bigint not null,
    counted_milli bigint not null,
    counted_at bigint not null,
    recorded_at bigint not null,
    counted_by bigint not null,
    primary key (document_id, product_id, tally_no)
) {{table_tail}};
