-- Who works here: company, shops, days of hire and leave, worked hours; which employee a
-- provisional one turned out to be; roles of the shop's own, and who has which, where.
--@compatible 13

-- 0: not said.
alter table employee add column entity_id bigint not null default 0;
alter table employee add column hired_on bigint;
alter table employee add column left_on bigint;
alter table employee add column bound_to bigint not null default 0;

create table employee_place (
    employee_id bigint not null references employee (id),
    location_id bigint not null references location (id),
    primary key (employee_id, location_id)
) {{table_tail}};

-- location_id 0: wherever it was.
create table worked_hours (
    employee_id bigint not null references employee (id),
    date bigint not null,
    location_id bigint not null,
    minutes bigint not null,
    primary key (employee_id, date, location_id)
) {{table_tail}};
create index worked_hours_date on worked_hours (date, location_id, employee_id, minutes);

-- Ready-made roles are part of the program, not of the book. rights: their names, parted by blanks.
create table staff_role (
    code {{text}} not null primary key,
    name {{text}} not null,
    rights {{text}} not null
) {{table_tail}};

-- 0 in a scope: all of them.
create table employee_role (
    employee_id bigint not null references employee (id),
    role {{text}} not null,
    entity_id bigint not null,
    location_id bigint not null,
    channel_id bigint not null,
    primary key (employee_id, role, entity_id, location_id, channel_id)
) {{table_tail}};
