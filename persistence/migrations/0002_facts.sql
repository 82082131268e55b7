-- What happened: batches, documents, order versions, entries with their postings, movements and
-- sales facts, commitments, counts, the audit. Posted tables are never updated or deleted from;
-- 0004_guards.sql makes the database refuse it.

create table batch (
    id bigint not null primary key,
    number bigint not null unique,
    channel_id bigint not null,
    profile {{text}} not null,
    mapping {{text}} not null,
    files {{text}} not null,
    content_hash {{text}} not null,
    options {{text}} not null,
    state {{text}} not null,
    started_at bigint not null,
    ended_at bigint,
    created_count bigint not null,
    updated_count bigint not null,
    unchanged_count bigint not null,
    refused_count bigint not null,
    position bigint not null,
    holder {{text}} not null,
    heartbeat bigint not null
) {{table_tail}};

create table batch_refusal (
    batch_id bigint not null references batch (id),
    row_no bigint not null,
    ordinal bigint not null,
    file {{text}} not null,
    code {{text}} not null,
    args {{text}} not null,
    primary key (batch_id, row_no, ordinal)
) {{table_tail}};

-- undone_by: the batch whose undo took the document back; 0 while it stands
create table document (
    id bigint not null primary key,
    kind {{text}} not null,
    entity_id bigint not null,
    channel_id bigint not null,
    external_key {{text}} not null,
    number {{text}} not null,
    batch_id bigint not null,
    undone_by bigint not null
) {{table_tail}};
create unique index document_key on document (kind, channel_id, external_key, undone_by);
create index document_number on document (number);

-- The current version of an order, as lists show it: a projection of order_version.
create table order_head (
    document_id bigint not null primary key,
    entity_id bigint not null,
    channel_id bigint not null,
    location_id bigint not null,
    employee_id bigint not null,
    customer_id bigint not null,
    number {{text}} not null,
    version bigint not null,
    currency {{text}} not null,
    placed_at bigint not null,
    placed_date bigint not null,
    state {{text}} not null,
    payment_state {{text}} not null,
    fulfilment_state {{text}} not null,
    total_minor bigint not null,
    outstanding_minor bigint not null,
    refunded_minor bigint not null,
    hidden boolean not null
) {{table_tail}};
create index order_head_newest on order_head (hidden, placed_at, document_id);
create index order_head_channel on order_head (hidden, channel_id, placed_at, document_id);
create index order_head_state on order_head (hidden, state, placed_at, document_id);
create index order_head_number on order_head (number);

create table order_version (
    document_id bigint not null,
    version bigint not null,
    batch_id bigint not null,
    recorded_at bigint not null,
    exported_at bigint not null,
    content_hash {{text}} not null,
    content {{text}} not null,
    undone boolean not null,
    primary key (document_id, version)
) {{table_tail}};
create index order_version_batch on order_version (batch_id, document_id);

create table order_line (
    document_id bigint not null,
    version bigint not null,
    line_no bigint not null,
    kind {{text}} not null,
    product_id bigint not null,
    sku {{text}} not null,
    name {{text}} not null,
    quantity_milli bigint not null,
    fulfilled_milli bigint not null,
    price_micro bigint not null,
    gross_minor bigint not null,
    discount_minor bigint not null,
    tax_minor bigint not null,
    primary key (document_id, version, line_no)
) {{table_tail}};
create index order_line_product on order_line (product_id, document_id);

create table account (
    id bigint not null primary key,
    key {{text}} not null,
    code {{text}} not null unique,
    type {{text}} not null,
    itemised boolean not null,
    detail {{text}} not null,
    detail_name {{text}} not null
) {{table_tail}};

-- The header of an entry. posting_count and movement_count say when it is whole.
create table entry (
    id bigint not null primary key,
    entity_id bigint not null,
    kind {{text}} not null,
    document_id bigint not null,
    corrects_id bigint not null,
    event_at bigint not null,
    business_date bigint not null,
    accounting_date bigint not null,
    late boolean not null,
    date_estimated boolean not null,
    recorded_at bigint not null,
    batch_id bigint not null,
    actor_id bigint not null,
    idempotency_key {{text}} not null unique,
    posting_count bigint not null,
    movement_count bigint not null,
    sale_count bigint not null,
    digest {{text}} not null
) {{table_tail}};
create index entry_document on entry (document_id);
create index entry_batch on entry (batch_id, id);
create index entry_date on entry (accounting_date, id);
create index entry_corrects on entry (corrects_id) where corrects_id <> 0;

create table posting (
    entry_id bigint not null,
    line_no bigint not null,
    account_id bigint not null,
    channel_id bigint not null,
    location_id bigint not null,
    item_id bigint not null,
    currency {{text}} not null,
    amount_minor bigint not null,
    entity_minor bigint not null,
    primary key (entry_id, line_no)
) {{table_tail}};

create table movement (
    entry_id bigint not null,
    line_no bigint not null,
    document_line bigint not null,
    product_id bigint not null,
    from_location bigint not null,
    to_location bigint not null,
    from_state {{text}} not null,
    to_state {{text}} not null,
    owner {{text}} not null,
    quantity_milli bigint not null check (quantity_milli > 0),
    value_minor bigint not null,
    event_at bigint not null,
    business_date bigint not null,
    primary key (entry_id, line_no)
) {{table_tail}};
create index movement_product on movement (product_id, event_at, entry_id, line_no);
create index movement_date on movement (business_date);
create index movement_aside on movement (product_id, event_at)
    where from_state <> 'available' or to_state <> 'available';

create table sale_fact (
    entry_id bigint not null,
    line_no bigint not null,
    document_line bigint not null,
    product_id bigint not null,
    channel_id bigint not null,
    location_id bigint not null,
    employee_id bigint not null,
    customer_id bigint not null,
    currency {{text}} not null,
    orders bigint not null,
    lines bigint not null,
    units_milli bigint not null,
    gross_minor bigint not null,
    discount_minor bigint not null,
    returns_minor bigint not null,
    shipping_minor bigint not null,
    tax_minor bigint not null,
    cost_minor bigint not null,
    primary key (entry_id, line_no)
) {{table_tail}};

create table commitment (
    id bigint not null primary key,
    document_id bigint not null,
    line_no bigint not null,
    product_id bigint not null,
    location_id bigint not null,
    quantity_milli bigint not null check (quantity_milli > 0),
    provisional_location boolean not null,
    batch_id bigint not null
) {{table_tail}};
create index commitment_document on commitment (document_id);

-- One row ends a commitment; the primary key lets it end only once.
create table commitment_end (
    commitment_id bigint not null primary key,
    how {{text}} not null,
    batch_id bigint not null
) {{table_tail}};

-- The commitments that have not ended: a cache of the two tables above, for quick look-up.
create table open_commitment (
    document_id bigint not null,
    commitment_id bigint not null,
    line_no bigint not null,
    product_id bigint not null,
    location_id bigint not null,
    quantity_milli bigint not null,
    provisional_location boolean not null,
    primary key (document_id, commitment_id)
) {{table_tail}};

create table backorder (
    document_id bigint not null,
    line_no bigint not null,
    product_id bigint not null,
    quantity_milli bigint not null,
    primary key (document_id, line_no)
) {{table_tail}};

create table oversold (
    entry_id bigint not null,
    product_id bigint not null,
    location_id bigint not null,
    document_id bigint not null,
    quantity_milli bigint not null,
    primary key (entry_id, product_id, location_id)
) {{table_tail}};
create index oversold_cell on oversold (product_id, location_id);

create table stock_anchor (
    product_id bigint not null,
    location_id bigint not null,
    document_id bigint not null,
    at bigint not null,
    other_side bigint not null,
    primary key (product_id, location_id, document_id)
) {{table_tail}};

create table stock_count (
    document_id bigint not null primary key,
    location_id bigint not null,
    channel_id bigint not null,
    as_of bigint not null,
    opening boolean not null,
    content_hash {{text}} not null,
    batch_id bigint not null,
    undone boolean not null
) {{table_tail}};
create index stock_count_location on stock_count (location_id, content_hash);
create index stock_count_batch on stock_count (batch_id);

create table stock_count_line (
    document_id bigint not null,
    product_id bigint not null,
    counted_milli bigint not null,
    unavailable_milli bigint not null,
    primary key (document_id, product_id)
) {{table_tail}};

--@postgresql
create table audit (
    seq bigint not null generated always as identity primary key,
    at bigint not null,
    actor_id bigint not null,
    machine {{text}} not null,
    action {{text}} not null,
    subject {{text}} not null,
    subject_id bigint not null,
    before {{text}} not null,
    after {{text}} not null,
    digest {{text}} not null
);
--@sqlite3
create table audit (
    seq integer not null primary key autoincrement,
    at bigint not null,
    actor_id bigint not null,
    machine {{text}} not null,
    action {{text}} not null,
    subject {{text}} not null,
    subject_id bigint not null,
    before {{text}} not null,
    after {{text}} not null,
    digest {{text}} not null
);
--@end

-- The audit chain: hash = SHA-256(previous hash, then every audit row of the range in canonical
-- form).
create table seal (
    to_seq bigint not null primary key,
    from_seq bigint not null,
    row_count bigint not null,
    previous {{text}} not null,
    hash {{text}} not null,
    sealed_at bigint not null
) {{table_tail}};
