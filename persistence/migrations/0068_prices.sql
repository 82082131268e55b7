-- Price lists by versions, the prices that people set, and the sets in which they change together.
--@compatible 50

create table price_list (
    id bigint not null,
    version bigint not null,
    -- the instant from which this version holds
    since_at bigint not null,
    code {{text}} not null,
    content {{text}} not null,
    employee_id bigint not null,
    primary key (id, version)
) {{table_tail}};

-- Rows are only added: a new price supersedes. price_micro null: no price of its own any more.
create table price_fact (
    product_id bigint not null,
    list_id bigint not null,
    -- for this many and more; 0: any
    quantity_milli bigint not null,
    valid_from bigint not null,
    revision bigint not null,
    price_micro bigint,
    compare_at_micro bigint,
    change_number bigint not null,
    recorded_at bigint not null,
    employee_id bigint not null,
    primary key (product_id, list_id, quantity_milli, valid_from, revision)
) {{table_tail}};

create table price_change (
    number bigint not null primary key,
    state {{text}} not null,
    note {{text}} not null,
    effective_at bigint,
    made_at bigint not null,
    made_by bigint not null,
    applied_at bigint,
    applied_by bigint not null,
    approved_by bigint not null,
    reverts bigint not null,
    reverted_by bigint not null,
    line_count bigint not null,
    below_floor bigint not null,
    large_count bigint not null
) {{table_tail}};

create table price_change_line (
    change_number bigint not null,
    line_no bigint not null,
    list_id bigint not null,
    product_id bigint not null,
    quantity_milli bigint not null,
    own_micro bigint,
    own_compare_micro bigint,
    old_micro bigint,
    new_micro bigint,
    new_compare_micro bigint,
    cost_micro bigint,
    competitor_micro bigint,
    below_floor boolean not null,
    large boolean not null,
    primary key (change_number, line_no)
) {{table_tail}};

-- Differences between channels that somebody wants; rows are only added, the last one holds.
create table price_difference (
    -- 0: all products
    product_id bigint not null,
    channel_id bigint not null,
    since_at bigint not null,
    until_at bigint,
    reason {{text}} not null,
    employee_id bigint not null,
    primary key (product_id, channel_id, since_at)
) {{table_tail}};

--@postgresql
create trigger price_list_final before update or delete or truncate on price_list
    for each statement execute function kontor_posted_is_final();
create trigger price_fact_final before update or delete or truncate on price_fact
    for each statement execute function kontor_posted_is_final();
create trigger price_difference_final before update or delete or truncate on price_difference
    for each statement execute function kontor_posted_is_final();
--@sqlite3
create trigger price_list_no_update before update on price_list
begin
    select raise(abort, 'kontor guard: price_list is posted and never changed');
end;
create trigger price_list_no_delete before delete on price_list
begin
    select raise(abort, 'kontor guard: price_list is posted and never changed');
end;
create trigger price_fact_no_update before update on price_fact
begin
    select raise(abort, 'kontor guard: price_fact is posted and never changed');
end;
create trigger price_fact_no_delete before delete on price_fact
begin
    select raise(abort, 'kontor guard: price_fact is posted and never changed');
end;
create trigger price_difference_no_update before update on price_difference
begin
    select raise(abort, 'kontor guard: price_difference is posted and never changed');
end;
create trigger price_difference_no_delete before delete on price_difference
begin
    select raise(abort, 'kontor guard: price_difference is posted and never changed');
end;
--@end
