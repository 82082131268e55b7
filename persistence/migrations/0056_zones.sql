-- Where in a place a product lies: aisle, shelf, room. A count can be of one zone, and its sheet
-- goes from zone to zone.
--@compatible 50

create table stock_zone (
    location_id bigint not null,
    product_id bigint not null,
    zone {{text}} not null,
    primary key (location_id, product_id)
) {{table_tail}};
create index stock_zone_name on stock_zone (location_id, zone, product_id);
