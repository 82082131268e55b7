-- Suppliers, what they sell at which terms, and what an order with them says beyond its
-- stock_document (type 'purchase').
--@compatible 27

create table supplier (
    id bigint not null primary key,
    code {{text}} not null unique,
    name {{text}} not null,
    currency {{text}} not null,
    lead_days bigint not null,
    -- one standard deviation of the lead time, in thousandths of a day
    lead_spread_milli bigint not null,
    review_days bigint not null,
    note {{text}} not null
) {{table_tail}};

create table supplier_product (
    supplier_id bigint not null,
    product_id bigint not null,
    their_sku {{text}} not null,
    -- of one unit, in 10^-6 of the supplier's currency; null: not known
    cost_micro bigint,
    -- both null: as the supplier
    lead_days bigint,
    lead_spread_milli bigint,
    minimum_milli bigint not null,
    pack_milli bigint not null,
    preferred boolean not null,
    primary key (supplier_id, product_id)
) {{table_tail}};
create index supplier_product_product on supplier_product (product_id, supplier_id);

create table purchase (
    document_id bigint not null primary key,
    supplier_id bigint not null,
    currency {{text}} not null,
    expected_on bigint
) {{table_tail}};

create table purchase_line (
    document_id bigint not null,
    line_no bigint not null,
    cost_micro bigint not null,
    primary key (document_id, line_no)
) {{table_tail}};

-- What each delivery brought: rows are only added.
create table purchase_receipt (
    document_id bigint not null,
    act_no bigint not null,
    line_no bigint not null,
    accepted_milli bigint not null,
    rejected_milli bigint not null,
    goods_minor bigint not null,
    value_minor bigint not null,
    charges_minor bigint not null,
    primary key (document_id, act_no, line_no)
) {{table_tail}};
