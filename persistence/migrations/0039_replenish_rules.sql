-- What people decided about ordering, for a place or for all of them.

create table replenish_rule (
    -- 0: places without one of their own
    location_id bigint not null,
    -- thousandths of a percent
    service_milli bigint,
    window_days bigint,
    cover_days bigint,
    review_days bigint,
    transfer_days bigint,
    primary key (location_id)
) {{table_tail}};
