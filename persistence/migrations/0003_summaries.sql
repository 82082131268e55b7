-- Summaries: caches that `kontor book check` recomputes from the facts. On SQLite the posting
-- transaction upserts them; on PostgreSQL it appends to *_delta tables, which any process folds,
-- and readers use the *_all views, which add what is not folded yet. An all-zero row equals no row.

create table stock_level (
    product_id bigint not null,
    location_id bigint not null,
    on_hand_milli bigint not null,
    committed_milli bigint not null,
    unavailable_milli bigint not null,
    primary key (product_id, location_id)
) {{table_tail}};
create index stock_level_location on stock_level (location_id, product_id);

create table stock_cost (
    entity_id bigint not null,
    product_id bigint not null,
    quantity_milli bigint not null,
    value_minor bigint not null,
    last_cost_micro bigint not null,
    primary key (entity_id, product_id)
) {{table_tail}};

create table sales_day (
    entity_id bigint not null,
    date bigint not null,
    channel_id bigint not null,
    location_id bigint not null,
    employee_id bigint not null,
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
    primary key (entity_id, date, channel_id, location_id, employee_id, currency)
) {{table_tail}};
--@postgresql
create table sales_day_delta (
    seq bigint not null generated always as identity primary key,
    entity_id bigint not null,
    date bigint not null,
    channel_id bigint not null,
    location_id bigint not null,
    employee_id bigint not null,
    currency {{text}} not null,
    orders bigint not null,
    lines bigint not null,
    units_milli bigint not null,
    gross_minor bigint not null,
    discount_minor bigint not null,
    returns_minor bigint not null,
    shipping_minor bigint not null,
    tax_minor bigint not null,
    cost_minor bigint not null
);
create index sales_day_delta_key on sales_day_delta (entity_id);
create view sales_day_all as select entity_id, date, channel_id, location_id, employee_id,
    currency, orders, lines, units_milli, gross_minor, discount_minor, returns_minor,
    shipping_minor, tax_minor, cost_minor from sales_day
    union all select entity_id, date, channel_id, location_id, employee_id, currency, orders,
        lines, units_milli, gross_minor, discount_minor, returns_minor, shipping_minor, tax_minor,
        cost_minor from sales_day_delta;
--@sqlite3
create view sales_day_all as select entity_id, date, channel_id, location_id, employee_id,
    currency, orders, lines, units_milli, gross_minor, discount_minor, returns_minor,
    shipping_minor, tax_minor, cost_minor from sales_day;
--@end

create table sales_month (
    entity_id bigint not null,
    date bigint not null,
    channel_id bigint not null,
    location_id bigint not null,
    employee_id bigint not null,
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
    primary key (entity_id, date, channel_id, location_id, employee_id, currency)
) {{table_tail}};
--@postgresql
create table sales_month_delta (
    seq bigint not null generated always as identity primary key,
    entity_id bigint not null,
    date bigint not null,
    channel_id bigint not null,
    location_id bigint not null,
    employee_id bigint not null,
    currency {{text}} not null,
    orders bigint not null,
    lines bigint not null,
    units_milli bigint not null,
    gross_minor bigint not null,
    discount_minor bigint not null,
    returns_minor bigint not null,
    shipping_minor bigint not null,
    tax_minor bigint not null,
    cost_minor bigint not null
);
create index sales_month_delta_key on sales_month_delta (entity_id);
create view sales_month_all as select entity_id, date, channel_id, location_id, employee_id,
    currency, orders, lines, units_milli, gross_minor, discount_minor, returns_minor,
    shipping_minor, tax_minor, cost_minor from sales_month
    union all select entity_id, date, channel_id, location_id, employee_id, currency, orders,
        lines, units_milli, gross_minor, discount_minor, returns_minor, shipping_minor, tax_minor,
        cost_minor from sales_month_delta;
--@sqlite3
create view sales_month_all as select entity_id, date, channel_id, location_id, employee_id,
    currency, orders, lines, units_milli, gross_minor, discount_minor, returns_minor,
    shipping_minor, tax_minor, cost_minor from sales_month;
--@end

create table product_day (
    product_id bigint not null,
    date bigint not null,
    channel_id bigint not null,
    currency {{text}} not null,
    lines bigint not null,
    units_milli bigint not null,
    gross_minor bigint not null,
    discount_minor bigint not null,
    returns_minor bigint not null,
    tax_minor bigint not null,
    cost_minor bigint not null,
    primary key (product_id, date, channel_id, currency)
) {{table_tail}};
--@postgresql
create table product_day_delta (
    seq bigint not null generated always as identity primary key,
    product_id bigint not null,
    date bigint not null,
    channel_id bigint not null,
    currency {{text}} not null,
    lines bigint not null,
    units_milli bigint not null,
    gross_minor bigint not null,
    discount_minor bigint not null,
    returns_minor bigint not null,
    tax_minor bigint not null,
    cost_minor bigint not null
);
create index product_day_delta_key on product_day_delta (product_id);
create view product_day_all as select product_id, date, channel_id, currency, lines, units_milli,
    gross_minor, discount_minor, returns_minor, tax_minor, cost_minor from product_day
    union all select product_id, date, channel_id, currency, lines, units_milli, gross_minor,
        discount_minor, returns_minor, tax_minor, cost_minor from product_day_delta;
--@sqlite3
create view product_day_all as select product_id, date, channel_id, currency, lines, units_milli,
    gross_minor, discount_minor, returns_minor, tax_minor, cost_minor from product_day;
--@end

create table product_month (
    product_id bigint not null,
    date bigint not null,
    channel_id bigint not null,
    currency {{text}} not null,
    lines bigint not null,
    units_milli bigint not null,
    gross_minor bigint not null,
    discount_minor bigint not null,
    returns_minor bigint not null,
    tax_minor bigint not null,
    cost_minor bigint not null,
    primary key (product_id, date, channel_id, currency)
) {{table_tail}};
--@postgresql
create table product_month_delta (
    seq bigint not null generated always as identity primary key,
    product_id bigint not null,
    date bigint not null,
    channel_id bigint not null,
    currency {{text}} not null,
    lines bigint not null,
    units_milli bigint not null,
    gross_minor bigint not null,
    discount_minor bigint not null,
    returns_minor bigint not null,
    tax_minor bigint not null,
    cost_minor bigint not null
);
create index product_month_delta_key on product_month_delta (product_id);
create view product_month_all as select product_id, date, channel_id, currency, lines,
    units_milli, gross_minor, discount_minor, returns_minor, tax_minor, cost_minor from
    product_month
    union all select product_id, date, channel_id, currency, lines, units_milli, gross_minor,
        discount_minor, returns_minor, tax_minor, cost_minor from product_month_delta;
--@sqlite3
create view product_month_all as select product_id, date, channel_id, currency, lines,
    units_milli, gross_minor, discount_minor, returns_minor, tax_minor, cost_minor from
    product_month;
--@end

create table account_day (
    entity_id bigint not null,
    account_id bigint not null,
    date bigint not null,
    channel_id bigint not null,
    location_id bigint not null,
    currency {{text}} not null,
    debit_minor bigint not null,
    credit_minor bigint not null,
    entity_debit_minor bigint not null,
    entity_credit_minor bigint not null,
    primary key (entity_id, account_id, date, channel_id, location_id, currency)
) {{table_tail}};
--@postgresql
create table account_day_delta (
    seq bigint not null generated always as identity primary key,
    entity_id bigint not null,
    account_id bigint not null,
    date bigint not null,
    channel_id bigint not null,
    location_id bigint not null,
    currency {{text}} not null,
    debit_minor bigint not null,
    credit_minor bigint not null,
    entity_debit_minor bigint not null,
    entity_credit_minor bigint not null
);
create index account_day_delta_key on account_day_delta (entity_id);
create view account_day_all as select entity_id, account_id, date, channel_id, location_id,
    currency, debit_minor, credit_minor, entity_debit_minor, entity_credit_minor from account_day
    union all select entity_id, account_id, date, channel_id, location_id, currency, debit_minor,
        credit_minor, entity_debit_minor, entity_credit_minor from account_day_delta;
--@sqlite3
create view account_day_all as select entity_id, account_id, date, channel_id, location_id,
    currency, debit_minor, credit_minor, entity_debit_minor, entity_credit_minor from account_day;
--@end

create table account_month (
    entity_id bigint not null,
    account_id bigint not null,
    date bigint not null,
    channel_id bigint not null,
    location_id bigint not null,
    currency {{text}} not null,
    debit_minor bigint not null,
    credit_minor bigint not null,
    entity_debit_minor bigint not null,
    entity_credit_minor bigint not null,
    primary key (entity_id, account_id, date, channel_id, location_id, currency)
) {{table_tail}};
--@postgresql
create table account_month_delta (
    seq bigint not null generated always as identity primary key,
    entity_id bigint not null,
    account_id bigint not null,
    date bigint not null,
    channel_id bigint not null,
    location_id bigint not null,
    currency {{text}} not null,
    debit_minor bigint not null,
    credit_minor bigint not null,
    entity_debit_minor bigint not null,
    entity_credit_minor bigint not null
);
create index account_month_delta_key on account_month_delta (entity_id);
create view account_month_all as select entity_id, account_id, date, channel_id, location_id,
    currency, debit_minor, credit_minor, entity_debit_minor, entity_credit_minor from
    account_month
    union all select entity_id, account_id, date, channel_id, location_id, currency, debit_minor,
        credit_minor, entity_debit_minor, entity_credit_minor from account_month_delta;
--@sqlite3
create view account_month_all as select entity_id, account_id, date, channel_id, location_id,
    currency, debit_minor, credit_minor, entity_debit_minor, entity_credit_minor from
    account_month;
--@end

create table stock_day (
    product_id bigint not null,
    location_id bigint not null,
    date bigint not null,
    change_milli bigint not null,
    primary key (product_id, location_id, date)
) {{table_tail}};
--@postgresql
create table stock_day_delta (
    seq bigint not null generated always as identity primary key,
    product_id bigint not null,
    location_id bigint not null,
    date bigint not null,
    change_milli bigint not null
);
create index stock_day_delta_key on stock_day_delta (product_id);
create view stock_day_all as select product_id, location_id, date, change_milli from stock_day
    union all select product_id, location_id, date, change_milli from stock_day_delta;
--@sqlite3
create view stock_day_all as select product_id, location_id, date, change_milli from stock_day;
--@end

create table stock_month (
    product_id bigint not null,
    location_id bigint not null,
    date bigint not null,
    change_milli bigint not null,
    primary key (product_id, location_id, date)
) {{table_tail}};
--@postgresql
create table stock_month_delta (
    seq bigint not null generated always as identity primary key,
    product_id bigint not null,
    location_id bigint not null,
    date bigint not null,
    change_milli bigint not null
);
create index stock_month_delta_key on stock_month_delta (product_id);
create view stock_month_all as select product_id, location_id, date, change_milli from stock_month
    union all select product_id, location_id, date, change_milli from stock_month_delta;
--@sqlite3
create view stock_month_all as select product_id, location_id, date, change_milli from stock_month;
--@end

create table stock_total (
    product_id bigint not null,
    on_hand_milli bigint not null,
    committed_milli bigint not null,
    unavailable_milli bigint not null,
    oversold_cells bigint not null,
    primary key (product_id)
) {{table_tail}};
--@postgresql
create table stock_total_delta (
    seq bigint not null generated always as identity primary key,
    product_id bigint not null,
    on_hand_milli bigint not null,
    committed_milli bigint not null,
    unavailable_milli bigint not null,
    oversold_cells bigint not null
);
create index stock_total_delta_key on stock_total_delta (product_id);
create view stock_total_all as select product_id, on_hand_milli, committed_milli,
    unavailable_milli, oversold_cells from stock_total
    union all select product_id, on_hand_milli, committed_milli, unavailable_milli, oversold_cells
        from stock_total_delta;
--@sqlite3
create view stock_total_all as select product_id, on_hand_milli, committed_milli,
    unavailable_milli, oversold_cells from stock_total;
--@end

create table open_item (
    account_id bigint not null,
    channel_id bigint not null,
    item_id bigint not null,
    currency {{text}} not null,
    balance_minor bigint not null,
    primary key (account_id, channel_id, item_id, currency)
) {{table_tail}};
--@postgresql
create table open_item_delta (
    seq bigint not null generated always as identity primary key,
    account_id bigint not null,
    channel_id bigint not null,
    item_id bigint not null,
    currency {{text}} not null,
    balance_minor bigint not null
);
create index open_item_delta_key on open_item_delta (account_id);
create view open_item_all as select account_id, channel_id, item_id, currency, balance_minor from
    open_item
    union all select account_id, channel_id, item_id, currency, balance_minor from open_item_delta;
--@sqlite3
create view open_item_all as select account_id, channel_id, item_id, currency, balance_minor from
    open_item;
--@end

create index stock_total_on_hand on stock_total (on_hand_milli, product_id);
create index stock_total_available on stock_total (
    (on_hand_milli - committed_milli - unavailable_milli), product_id);
create index sales_day_date on sales_day (date);
create index account_day_date on account_day (entity_id, date);
