-- Who and where: the book itself, entities, places, channels, rates, people, products.
-- Conventions: ids bigint from the block allocator; amounts bigint minor units; instants bigint
-- milliseconds UTC; dates bigint days since 1970-01-01; booleans boolean; text UTF-8, {{text}}.

create table book_meta (
    key {{text}} not null primary key,
    value {{text}} not null
) {{table_tail}};

create table id_block (
    name {{text}} not null primary key,
    next_id bigint not null
) {{table_tail}};
insert into id_block (name, next_id) values ('id', 1000);

create table entity (
    id bigint not null primary key,
    code {{text}} not null unique,
    name {{text}} not null,
    country {{text}} not null,
    currency {{text}} not null,
    zone {{text}} not null,
    fiscal_year_month bigint not null,
    tax_scheme {{text}} not null,
    start_date bigint
) {{table_tail}};

create table period (
    entity_id bigint not null primary key references entity (id),
    locked_to bigint
) {{table_tail}};

create table location (
    id bigint not null primary key,
    code {{text}} not null unique,
    name {{text}} not null,
    entity_id bigint not null references entity (id),
    kind {{text}} not null,
    zone {{text}} not null,
    day_start_hour bigint not null
) {{table_tail}};

create table channel (
    id bigint not null primary key,
    code {{text}} not null unique,
    name {{text}} not null,
    entity_id bigint not null references entity (id),
    profile {{text}} not null,
    zone {{text}} not null,
    day_start_hour bigint not null,
    recognise {{text}} not null,
    sku_case_matters boolean not null
) {{table_tail}};

create table channel_source (
    channel_id bigint not null references channel (id),
    rank bigint not null,
    location_id bigint not null references location (id),
    primary key (channel_id, rank)
) {{table_tail}};

create table source_rule (
    channel_id bigint not null references channel (id),
    source {{text}} not null,
    location {{text}} not null,
    target_id bigint not null references channel (id),
    linked_only boolean not null,
    primary key (channel_id, source, location)
) {{table_tail}};

create table rate (
    from_currency {{text}} not null,
    to_currency {{text}} not null,
    date bigint not null,
    nano bigint not null check (nano > 0),
    primary key (from_currency, to_currency, date)
) {{table_tail}};

create table employee (
    id bigint not null primary key,
    code {{text}} not null unique,
    provisional boolean not null,
    owner boolean not null
) {{table_tail}};

-- Personal data lives in side rows that may be erased; no posted or hashed row contains it.
create table employee_person (
    employee_id bigint not null primary key references employee (id),
    name {{text}} not null
) {{table_tail}};

create table employee_alias (
    channel_id bigint not null,
    alias {{text}} not null,
    employee_id bigint not null references employee (id),
    batch_id bigint not null,
    primary key (channel_id, alias)
) {{table_tail}};
create index employee_alias_batch on employee_alias (batch_id);

create table customer (
    id bigint not null primary key,
    batch_id bigint not null
) {{table_tail}};
create index customer_batch on customer (batch_id);

create table customer_person (
    customer_id bigint not null primary key references customer (id),
    name {{text}} not null,
    email {{text}} not null,
    phone {{text}} not null,
    name_fold {{text}} not null
) {{table_tail}};

-- kind: 'email', 'phone' (channel 0) or 'channel' (the channel's own customer id)
create table customer_key (
    kind {{text}} not null,
    key {{text}} not null,
    channel_id bigint not null,
    customer_id bigint not null references customer (id),
    primary key (kind, key, channel_id)
) {{table_tail}};
create index customer_key_customer on customer_key (customer_id);

create table product (
    id bigint not null primary key,
    code {{text}} not null unique,
    sku {{text}} not null,
    name {{text}} not null,
    style {{text}} not null,
    options {{text}} not null,
    vendor {{text}} not null,
    barcode {{text}} not null,
    unit {{text}} not null,
    price_currency {{text}},
    price_micro bigint,
    compare_at_micro bigint,
    cost_micro bigint,
    cost_currency {{text}},
    status {{text}} not null,
    tracked boolean not null,
    provisional boolean not null,
    gift_card boolean not null,
    bound_to bigint,
    hidden boolean not null,
    version bigint not null,
    batch_id bigint not null,
    name_sort {{text}} not null,
    search_key {{text}} not null
) {{table_tail}};
create index product_by_name on product (hidden, name_sort, id);
create index product_by_sku on product (sku);
create index product_batch on product (batch_id);
create index product_bound on product (bound_to) where bound_to is not null;

create table product_version (
    product_id bigint not null,
    version bigint not null,
    batch_id bigint not null,
    recorded_at bigint not null,
    content {{text}} not null,
    undone boolean not null,
    primary key (product_id, version)
) {{table_tail}};
create index product_version_batch on product_version (batch_id);

create table product_key (
    kind {{text}} not null,
    key {{text}} not null,
    channel_id bigint not null,
    product_id bigint not null references product (id),
    batch_id bigint not null,
    primary key (kind, key, channel_id, product_id)
) {{table_tail}};
create index product_key_product on product_key (product_id);
create index product_key_batch on product_key (batch_id);

--@postgresql
create extension if not exists pg_trgm;
create index product_search on product using gin (search_key gin_trgm_ops);
--@sqlite3
-- rowid is the product's id
create virtual table product_search using fts5(
    search_key, tokenize='trigram case_sensitive 1');
--@end
