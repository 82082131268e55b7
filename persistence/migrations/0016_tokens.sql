-- Tokens let programs in, for some commands. secret: a hash of it; commands: parted by commas;
-- revoked_at 0: it is good. Not in the book's digest, as all of the desk.

create table desk_token (
    secret {{text}} not null primary key,
    name {{text}} not null,
    commands {{text}} not null,
    employee_id bigint not null references employee (id),
    made_at bigint not null,
    made_by bigint not null,
    revoked_at bigint not null
) {{table_tail}};
