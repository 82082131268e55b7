-- What profiles are compared by to find those of one person, the pairs that were found, and who was
-- merged with whom. Personal data, in rows that may be erased, as customer_person.
--@compatible 80

-- Folded fields, parted by tabs.
create table customer_match (
    customer_id bigint not null primary key references customer (id),
    facts {{text}} not null
) {{table_tail}};

-- What a profile is looked for by, hashed.
create table customer_block (
    block bigint not null,
    customer_id bigint not null references customer (id),
    primary key (block, customer_id)
) {{table_tail}};
create index customer_block_customer on customer_block (customer_id);

-- first_id is less than second_id. agreement: a digit a field; state: 'open', 'apart', 'merged'
create table customer_pair (
    first_id bigint not null,
    second_id bigint not null,
    agreement {{text}} not null,
    weight_milli bigint not null,
    probability_ppm bigint not null,
    found_at bigint not null,
    state {{text}} not null,
    decided_by bigint not null,
    decided_at bigint,
    primary key (first_id, second_id)
) {{table_tail}};
create index customer_pair_open on customer_pair (
    state, probability_ppm, first_id, second_id);
create index customer_pair_second on customer_pair (second_id);

-- The last search of all profiles: one row.
create table customer_match_run (
    number bigint not null primary key,
    at bigint not null,
    above_ppm bigint not null,
    profiles bigint not null,
    compared bigint not null,
    left_out bigint not null,
    found bigint not null,
    expected_wrong_ppm bigint not null,
    model {{text}} not null
) {{table_tail}};

-- One row a merge; an un-merge ends it. taken: whose fields the person shows, a line a field.
create table customer_merge (
    alias_id bigint not null references customer (id),
    merge_no bigint not null,
    golden_id bigint not null references customer (id),
    merged_at bigint not null,
    merged_by bigint not null,
    taken {{text}} not null,
    ended_at bigint,
    ended_by bigint not null,
    primary key (alias_id, merge_no)
) {{table_tail}};
create index customer_merge_golden on customer_merge (golden_id);

-- Where the merges that hold lead: each profile that is another's alias, with that person.
create table customer_alias (
    alias_id bigint not null primary key references customer (id),
    person_id bigint not null references customer (id)
) {{table_tail}};
create index customer_alias_person on customer_alias (person_id, alias_id);
