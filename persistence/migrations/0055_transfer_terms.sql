-- At which price companies of the book sell to each other, and what they have on consignment.
--@compatible 50

create table transfer_terms (
    seller_id bigint not null references entity (id),
    buyer_id bigint not null references entity (id),
    -- on cost, thousandths of a percent
    markup_milli bigint not null,
    -- empty: cost and markup
    price_list {{text}} not null,
    primary key (seller_id, buyer_id)
) {{table_tail}};

create table consigned_product (
    entity_id bigint not null references entity (id),
    product_id bigint not null references product (id),
    supplier_id bigint not null references supplier (id),
    -- of one, in the company's currency
    cost_micro bigint not null check (cost_micro >= 0),
    primary key (entity_id, product_id)
) {{table_tail}};
