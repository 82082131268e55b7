-- What trainers agreed with whom, what came of it, and the topics that the shop has for a measure.
--@compatible 60

create table coaching_topic (
    measure {{text}} not null,
    -- a ready-made topic's code, or the shop's own words
    topic {{text}} not null,
    primary key (measure, topic)
) {{table_tail}};
insert into coaching_topic (measure, topic) values
    ('units_per_order', 'add_on_selling'),
    ('order_value', 'better_article'),
    ('add_on_rate', 'add_on_selling'),
    ('customer_rate', 'asking_for_the_name'),
    ('manual_rate', 'holding_the_price');

-- Said of people: kept beside what is posted, so that it can be taken out.
create table coaching_note (
    number bigint not null primary key,
    employee_id bigint not null references employee (id),
    held_on bigint not null,
    -- empty: about nothing that is measured
    measure {{text}} not null,
    topic {{text}} not null,
    goal {{text}} not null,
    words {{text}} not null,
    follow_up bigint,
    made_at bigint not null,
    made_by bigint not null
) {{table_tail}};
create index coaching_note_employee on coaching_note (employee_id, held_on);

create table coaching_follow_up (
    note_number bigint not null references coaching_note (number),
    follow_no bigint not null,
    held_on bigint not null,
    words {{text}} not null,
    -- null: it has ended
    next_on bigint,
    made_at bigint not null,
    made_by bigint not null,
    primary key (note_number, follow_no)
) {{table_tail}};
