-- Lots: which products are kept by lot, what lots there are, of which lot the parts of movements
-- are, and how many of a lot are at a place. What a place has beyond its lots is of no named one.
--@compatible 50

create table lot_product (
    product_id bigint not null primary key references product (id)
) {{table_tail}};

create table lot (
    id bigint not null primary key,
    product_id bigint not null references product (id),
    number {{text}} not null,
    -- null: it keeps
    expires_on bigint
) {{table_tail}};
create unique index lot_number on lot (product_id, number);

-- Of which lot a part of a movement was and is; 0: of none that was named. Rows are only added.
create table movement_lot (
    entry_id bigint not null,
    line_no bigint not null,
    part_no bigint not null,
    product_id bigint not null,
    from_lot bigint not null,
    to_lot bigint not null,
    quantity_milli bigint not null check (quantity_milli > 0),
    primary key (entry_id, line_no, part_no)
) {{table_tail}};
create index movement_lot_product on movement_lot (product_id, entry_id);

create table lot_level (
    product_id bigint not null,
    location_id bigint not null,
    lot_id bigint not null,
    quantity_milli bigint not null,
    primary key (product_id, location_id, lot_id)
) {{table_tail}};

--@postgresql
create trigger movement_lot_final before update or delete or truncate on movement_lot
    for each statement execute function kontor_posted_is_final();
--@sqlite3
create trigger movement_lot_no_update before update on movement_lot
begin select raise(abort, 'kontor guard: movement_lot is posted and never changed'); end;
create trigger movement_lot_no_delete before delete on movement_lot
begin select raise(abort, 'kontor guard: movement_lot is posted and never changed'); end;
--@end
