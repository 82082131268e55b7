-- Bundles: products that are made of others when they are sold. Parts of the products' current
-- versions; product_version keeps the earlier ones, and an order's line what it was made of.

alter table product add column bundle boolean not null default false;
create table product_part (
    product_id bigint not null references product (id),
    part_id bigint not null references product (id),
    quantity_milli bigint not null check (quantity_milli > 0),
    batch_id bigint not null,
    primary key (product_id, part_id)
) {{table_tail}};
create index product_part_part on product_part (part_id);
create index product_part_batch on product_part (batch_id);

-- A line that sells a bundle may wait for several products.
create table backorder_of_line (
    document_id bigint not null,
    line_no bigint not null,
    product_id bigint not null,
    quantity_milli bigint not null,
    primary key (document_id, line_no, product_id)
) {{table_tail}};
insert into backorder_of_line (document_id, line_no, product_id, quantity_milli)
    select document_id, line_no, product_id, quantity_milli from backorder;
drop table backorder;
alter table backorder_of_line rename to backorder;
