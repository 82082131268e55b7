-- When a place is low on a product. A rule is of a product at a place, of a product anywhere
-- (location_id 0), of any product at a place (product_id 0), or of all (both 0); the most
-- particular one holds. stock_level carries what holds for its cell, so that the few that are low
-- are an index: it costs a posting nothing, and a list of them what it shows.
--@compatible 20

create table low_level (
    product_id bigint not null,
    location_id bigint not null,
    -- null: never low
    level_milli bigint,
    primary key (product_id, location_id)
) {{table_tail}};

alter table stock_level add column low_milli bigint;
create index stock_level_low on stock_level (product_id, location_id)
    where low_milli >= on_hand_milli - committed_milli - unavailable_milli;
