-- What each channel was told it may sell, so that a later file holds only what changed; and units
-- that a channel does not get to see.

create table channel_buffer (
    channel_id bigint not null references channel (id),
    -- 0: any product without a buffer of its own
    product_id bigint not null,
    buffer_milli bigint not null,
    primary key (channel_id, product_id)
) {{table_tail}};

create table published_offer (
    channel_id bigint not null references channel (id),
    product_id bigint not null references product (id),
    -- "12=3 14=0": whole units at each source, by its id, in the channel's order
    units {{text}} not null,
    published_at bigint not null,
    primary key (channel_id, product_id)
) {{table_tail}};
