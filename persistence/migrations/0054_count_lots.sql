-- Lots in counts: how many of each were counted, and what the book had of them then. lot_id 0: of
-- what no lot was named of. A line without any counts its product, of whatever lots.
--@compatible 50

create table count_sheet_lot (
    document_id bigint not null,
    product_id bigint not null,
    lot_id bigint not null,
    counted_milli bigint not null check (counted_milli >= 0),
    expected_milli bigint,
    primary key (document_id, product_id, lot_id)
) {{table_tail}};

alter table count_tally add column lot_id bigint not null default 0;
