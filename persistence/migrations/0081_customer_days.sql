-- What each known customer bought and what came back of it, by the event's business date: what
-- recency, frequency, retention and value are made of. Sales without a customer are not in it.
-- Rows hold the profile of the sale for ever; readers go from it to the person.
--@compatible 81

create table customer_day (
    customer_id bigint not null,
    date bigint not null,
    channel_id bigint not null,
    location_id bigint not null,
    currency {{text}} not null,
    orders bigint not null,
    units_milli bigint not null,
    gross_minor bigint not null,
    discount_minor bigint not null,
    returns_minor bigint not null,
    cost_minor bigint not null,
    primary key (customer_id, date, channel_id, location_id, currency)
) {{table_tail}};
--@postgresql
create table customer_day_delta (
    seq bigint not null generated always as identity primary key,
    customer_id bigint not null,
    date bigint not null,
    channel_id bigint not null,
    location_id bigint not null,
    currency {{text}} not null,
    orders bigint not null,
    units_milli bigint not null,
    gross_minor bigint not null,
    discount_minor bigint not null,
    returns_minor bigint not null,
    cost_minor bigint not null
);
create index customer_day_delta_key on customer_day_delta (customer_id);
create view customer_day_all as select customer_id, date, channel_id, location_id, currency,
    orders, units_milli, gross_minor, discount_minor, returns_minor, cost_minor from customer_day
    union all select customer_id, date, channel_id, location_id, currency, orders, units_milli,
        gross_minor, discount_minor, returns_minor, cost_minor from customer_day_delta;
--@sqlite3
create view customer_day_all as select customer_id, date, channel_id, location_id, currency,
    orders, units_milli, gross_minor, discount_minor, returns_minor, cost_minor from customer_day;
--@end

insert into customer_day (customer_id, date, channel_id, location_id, currency, orders,
    units_milli, gross_minor, discount_minor, returns_minor, cost_minor)
    select s.customer_id, e.business_date, s.channel_id, s.location_id, s.currency, sum(s.orders),
        sum(s.units_milli), sum(s.gross_minor), sum(s.discount_minor), sum(s.returns_minor),
        sum(s.cost_minor)
    from sale_fact s join entry e on e.id = s.entry_id
    where s.customer_id <> 0 and s.credit = false
    group by s.customer_id, e.business_date, s.channel_id, s.location_id, s.currency
    having sum(s.orders) <> 0 or sum(s.units_milli) <> 0 or sum(s.gross_minor) <> 0
        or sum(s.discount_minor) <> 0 or sum(s.returns_minor) <> 0 or sum(s.cost_minor) <> 0;
