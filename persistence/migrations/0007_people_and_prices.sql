-- What customer lists tell of profiles, and products' prices per market.

-- The batch that found a key out; 0 for keys from before this migration.
alter table customer_key add column batch_id bigint not null default 0;
create index customer_key_batch on customer_key (batch_id);

create index customer_person_by_name on customer_person (name_fold, customer_id);

-- Personal data, in side rows that may be erased, as customer_person. One row a profile that a
-- list told of: its newest version. accepts_email, accepts_sms, tax_exempt: 1, 0, null = not said.
create table customer_detail (
    customer_id bigint not null primary key references customer (id),
    version bigint not null,
    first_name {{text}} not null,
    last_name {{text}} not null,
    company {{text}} not null,
    street {{text}} not null,
    street2 {{text}} not null,
    city {{text}} not null,
    region {{text}} not null,
    postal_code {{text}} not null,
    country {{text}} not null,
    accepts_email bigint,
    accepts_sms bigint,
    tax_exempt bigint,
    tags {{text}} not null,
    note {{text}} not null
) {{table_tail}};

-- Every version, so that an undo finds what was known before. Version 0: what orders had told.
create table customer_version (
    customer_id bigint not null references customer (id),
    version bigint not null,
    batch_id bigint not null,
    content {{text}} not null,
    undone boolean not null,
    primary key (customer_id, version)
) {{table_tail}};
create index customer_version_batch on customer_version (batch_id);

-- Prices of the products' current versions; product_version keeps the earlier ones.
create table market_price (
    product_id bigint not null references product (id),
    market {{text}} not null,
    currency {{text}} not null,
    price_micro bigint,
    compare_at_micro bigint,
    batch_id bigint not null,
    primary key (product_id, market, currency)
) {{table_tail}};
create index market_price_batch on market_price (batch_id);
