-- Who cleared which alert, and why: rows are only added. What is low or oversold is no row of its
-- own: the levels say it.
--@compatible 28

create table alert_clearing (
    product_id bigint not null,
    location_id bigint not null,
    -- 'low' or 'oversold'
    kind {{text}} not null,
    cleared_at bigint not null,
    cleared_by bigint not null,
    reason {{text}} not null,
    available_milli bigint not null,
    primary key (product_id, location_id, kind, cleared_at)
) {{table_tail}};

-- The few cells below zero, as 0020 has it of those that are low.
create index stock_level_oversold on stock_level (product_id, location_id)
    where on_hand_milli - committed_milli - unavailable_milli < 0;
