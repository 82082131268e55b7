-- What each employee has the credit of (rules.md 7 and 8), by hour and by day, and what came back
-- of whose sales. Facts of sales learn who helped, what of a discount was given by hand, whether an
-- order had several lines, and of returns the day of their sale; what was posted before knows none
-- of it and stays as it is.
--@compatible 60

alter table sale_fact add column credit boolean not null default false;
alter table sale_fact add column add_on boolean not null default false;
alter table sale_fact add column sold_on bigint not null default 0;
alter table sale_fact add column manual_minor bigint not null default 0;
alter table sale_fact add column credit_ppm bigint not null default 0;

create table ticket_hour (
    entity_id bigint not null,
    date bigint not null,
    hour bigint not null,
    channel_id bigint not null,
    location_id bigint not null,
    employee_id bigint not null,
    currency {{text}} not null,
    orders bigint not null,
    credit_ppm bigint not null,
    add_on_ppm bigint not null,
    customer_ppm bigint not null,
    units_milli bigint not null,
    gross_minor bigint not null,
    discount_minor bigint not null,
    manual_minor bigint not null,
    returns_minor bigint not null,
    primary key (entity_id, date, hour, channel_id, location_id, employee_id, currency)
) {{table_tail}};
--@postgresql
create table ticket_hour_delta (
    seq bigint not null generated always as identity primary key,
    entity_id bigint not null,
    date bigint not null,
    hour bigint not null,
    channel_id bigint not null,
    location_id bigint not null,
    employee_id bigint not null,
    currency {{text}} not null,
    orders bigint not null,
    credit_ppm bigint not null,
    add_on_ppm bigint not null,
    customer_ppm bigint not null,
    units_milli bigint not null,
    gross_minor bigint not null,
    discount_minor bigint not null,
    manual_minor bigint not null,
    returns_minor bigint not null
);
create index ticket_hour_delta_key on ticket_hour_delta (entity_id);
create view ticket_hour_all as select entity_id, date, hour, channel_id, location_id, employee_id,
    currency, orders, credit_ppm, add_on_ppm, customer_ppm, units_milli, gross_minor,
    discount_minor, manual_minor, returns_minor from
    ticket_hour
    union all select entity_id, date, hour, channel_id, location_id, employee_id, currency,
        orders, credit_ppm, add_on_ppm, customer_ppm, units_milli, gross_minor, discount_minor,
        manual_minor, returns_minor
        from ticket_hour_delta;
--@sqlite3
create view ticket_hour_all as select entity_id, date, hour, channel_id, location_id, employee_id,
    currency, orders, credit_ppm, add_on_ppm, customer_ppm, units_milli, gross_minor,
    discount_minor, manual_minor, returns_minor from
    ticket_hour;
--@end

create table ticket_day (
    entity_id bigint not null,
    date bigint not null,
    channel_id bigint not null,
    location_id bigint not null,
    employee_id bigint not null,
    currency {{text}} not null,
    orders bigint not null,
    credit_ppm bigint not null,
    add_on_ppm bigint not null,
    customer_ppm bigint not null,
    units_milli bigint not null,
    gross_minor bigint not null,
    discount_minor bigint not null,
    manual_minor bigint not null,
    returns_minor bigint not null,
    primary key (entity_id, date, channel_id, location_id, employee_id, currency)
) {{table_tail}};
--@postgresql
create table ticket_day_delta (
    seq bigint not null generated always as identity primary key,
    entity_id bigint not null,
    date bigint not null,
    channel_id bigint not null,
    location_id bigint not null,
    employee_id bigint not null,
    currency {{text}} not null,
    orders bigint not null,
    credit_ppm bigint not null,
    add_on_ppm bigint not null,
    customer_ppm bigint not null,
    units_milli bigint not null,
    gross_minor bigint not null,
    discount_minor bigint not null,
    manual_minor bigint not null,
    returns_minor bigint not null
);
create index ticket_day_delta_key on ticket_day_delta (entity_id);
create view ticket_day_all as select entity_id, date, channel_id, location_id, employee_id,
    currency, orders, credit_ppm, add_on_ppm, customer_ppm, units_milli, gross_minor,
    discount_minor, manual_minor, returns_minor from
    ticket_day
    union all select entity_id, date, channel_id, location_id, employee_id, currency, orders,
        credit_ppm, add_on_ppm, customer_ppm, units_milli, gross_minor, discount_minor,
        manual_minor, returns_minor
        from ticket_day_delta;
--@sqlite3
create view ticket_day_all as select entity_id, date, channel_id, location_id, employee_id,
    currency, orders, credit_ppm, add_on_ppm, customer_ppm, units_milli, gross_minor,
    discount_minor, manual_minor, returns_minor from
    ticket_day;
--@end

create table return_day (
    entity_id bigint not null,
    sold_on bigint not null,
    date bigint not null,
    channel_id bigint not null,
    location_id bigint not null,
    employee_id bigint not null,
    currency {{text}} not null,
    returns_minor bigint not null,
    primary key (entity_id, sold_on, date, channel_id, location_id, employee_id, currency)
) {{table_tail}};
--@postgresql
create table return_day_delta (
    seq bigint not null generated always as identity primary key,
    entity_id bigint not null,
    sold_on bigint not null,
    date bigint not null,
    channel_id bigint not null,
    location_id bigint not null,
    employee_id bigint not null,
    currency {{text}} not null,
    returns_minor bigint not null
);
create index return_day_delta_key on return_day_delta (entity_id);
create view return_day_all as select entity_id, sold_on, date, channel_id, location_id,
    employee_id, currency, returns_minor from
    return_day
    union all select entity_id, sold_on, date, channel_id, location_id, employee_id, currency,
        returns_minor
        from return_day_delta;
--@sqlite3
create view return_day_all as select entity_id, sold_on, date, channel_id, location_id,
    employee_id, currency, returns_minor from
    return_day;
--@end

-- The trainer's view looks at one shop.
create index ticket_hour_location on ticket_hour (location_id, date);

insert into ticket_hour (entity_id, date, hour, channel_id, location_id, employee_id, currency,
    orders, credit_ppm, add_on_ppm, customer_ppm, units_milli, gross_minor, discount_minor,
    manual_minor, returns_minor)
    select e.entity_id, e.business_date, e.event_at / 3600000, s.channel_id, s.location_id,
        s.employee_id, s.currency, sum(s.orders), sum(s.orders) * 1000000, 0,
        sum(case when s.customer_id <> 0 then s.orders else 0 end) * 1000000,
        sum(s.units_milli), sum(s.gross_minor), sum(s.discount_minor), 0, sum(s.returns_minor)
    from sale_fact s join entry e on e.id = s.entry_id
    group by e.entity_id, e.business_date, e.event_at / 3600000,
        s.channel_id, s.location_id, s.employee_id, s.currency
    having sum(s.orders) <> 0 or sum(s.units_milli) <> 0 or sum(s.gross_minor) <> 0
        or sum(s.discount_minor) <> 0 or sum(s.returns_minor) <> 0
        or sum(case when s.customer_id <> 0 then s.orders else 0 end) <> 0;
insert into ticket_day (entity_id, date, channel_id, location_id, employee_id, currency, orders,
    credit_ppm, add_on_ppm, customer_ppm, units_milli, gross_minor, discount_minor, manual_minor,
    returns_minor)
    select e.entity_id, e.business_date, s.channel_id, s.location_id,
        s.employee_id, s.currency, sum(s.orders), sum(s.orders) * 1000000, 0,
        sum(case when s.customer_id <> 0 then s.orders else 0 end) * 1000000,
        sum(s.units_milli), sum(s.gross_minor), sum(s.discount_minor), 0, sum(s.returns_minor)
    from sale_fact s join entry e on e.id = s.entry_id
    group by e.entity_id, e.business_date, s.channel_id, s.location_id, s.employee_id, s.currency
    having sum(s.orders) <> 0 or sum(s.units_milli) <> 0 or sum(s.gross_minor) <> 0
        or sum(s.discount_minor) <> 0 or sum(s.returns_minor) <> 0
        or sum(case when s.customer_id <> 0 then s.orders else 0 end) <> 0;
