-- What employees are to sell in a month: net sales, as they are credited. The month is its first
-- day.
--@compatible 60

create table employee_target (
    employee_id bigint not null references employee (id),
    month bigint not null,
    currency {{text}} not null,
    net_minor bigint not null,
    primary key (employee_id, month, currency)
) {{table_tail}};
