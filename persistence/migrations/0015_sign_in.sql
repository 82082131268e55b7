-- Who may sign in, on which machines, and the wrong tries so far. Hashes only; nothing here is a
-- fact of the shop, and none of it is in the book's digest.

create table desk_credential (
    employee_id bigint not null primary key references employee (id),
    pin_hash {{text}} not null,
    must_change boolean not null,
    password_hash {{text}} not null
) {{table_tail}};

-- key: random, kept on the machine; revoked_at 0: it is enrolled
create table desk_machine (
    key {{text}} not null primary key,
    name {{text}} not null,
    enrolled_at bigint not null,
    enrolled_by bigint not null,
    revoked_at bigint not null
) {{table_tail}};

-- guarded: 'code' (key is a digest of what was typed) or 'machine'
create table desk_tries (
    guarded {{text}} not null,
    key {{text}} not null,
    failures bigint not null,
    locked_until bigint not null,
    seen bigint not null,
    primary key (guarded, key)
) {{table_tail}};

-- pins = 'off' in a restored book
create table desk_state (
    key {{text}} not null primary key,
    value {{text}} not null
) {{table_tail}};
