-- The database itself refuses an unbalanced entry, postings to a closed entry, and any change of a
-- posted row. PostgreSQL: header first, then all its postings by one statement. SQLite: postings
-- first, the header last closes the entry.

--@postgresql
create function kontor_posted_is_final() returns trigger language plpgsql as $$
begin
    raise exception 'kontor guard: % is posted and never changed', tg_table_name
        using errcode = 'KG001';
end $$;

-- Lines are numbered 1..n, so that the primary key refuses a second set of n lines.
create function kontor_postings_whole() returns trigger language plpgsql as $$
begin
    if exists (select 1 from new_rows n left join entry e on e.id = n.entry_id
               where e.id is null) then
        raise exception 'kontor guard: posting without an entry' using errcode = 'KG002';
    end if;
    if exists (select 1 from new_rows group by entry_id, currency
               having sum(amount_minor) <> 0) then
        raise exception 'kontor guard: entry does not balance' using errcode = 'KG003';
    end if;
    if exists (select 1 from new_rows group by entry_id, channel_id
               having sum(entity_minor) <> 0) then
        raise exception 'kontor guard: a channel side does not balance' using errcode = 'KG003';
    end if;
    if exists (select 1 from (select entry_id, count(*) as c, min(line_no) as first_line,
                                     max(line_no) as last_line
                              from new_rows group by entry_id) n
               join entry e on e.id = n.entry_id
               where e.posting_count <> n.c or n.first_line <> 1 or n.last_line <> n.c) then
        raise exception 'kontor guard: entry is closed or not whole' using errcode = 'KG004';
    end if;
    return null;
end $$;
create trigger posting_whole after insert on posting referencing new table as new_rows
    for each statement execute function kontor_postings_whole();

create function kontor_parts_whole() returns trigger language plpgsql as $$
declare wrong bigint;
begin
    execute format(
        'select count(*) from (select entry_id, count(*) as c, min(line_no) as first_line, '
        'max(line_no) as last_line from new_rows group by entry_id) n '
        'left join entry e on e.id = n.entry_id where e.id is null or e.%I <> n.c '
        'or n.first_line <> 1 or n.last_line <> n.c',
        tg_argv[0]) into wrong;
    if wrong > 0 then
        raise exception 'kontor guard: entry is closed or not whole' using errcode = 'KG004';
    end if;
    return null;
end $$;

-- A header whose parts never came. What came is whole by the triggers above, so that one row of
-- each kind is enough to look for.
create function kontor_entry_whole() returns trigger language plpgsql as $$
begin
    if (new.posting_count > 0 and not exists (select 1 from posting where entry_id = new.id))
        or (new.movement_count > 0 and not exists (select 1 from movement where entry_id = new.id))
        or (new.sale_count > 0 and not exists (select 1 from sale_fact where entry_id = new.id))
    then
        raise exception 'kontor guard: entry is not whole' using errcode = 'KG004';
    end if;
    return null;
end $$;
create constraint trigger entry_whole after insert on entry deferrable initially deferred
    for each row execute function kontor_entry_whole();

create trigger movement_whole after insert on movement referencing new table as new_rows
    for each statement execute function kontor_parts_whole('movement_count');
create trigger sale_fact_whole after insert on sale_fact referencing new table as new_rows
    for each statement execute function kontor_parts_whole('sale_count');

-- The sealer waits for postings under way. LOCK TABLE asks for a right that the application role
-- must not have, so that the function lends it its owner's.
create function kontor_lock_audit() returns void language plpgsql security definer
    set search_path from current as $$
begin
    lock table audit in share mode;
end $$;

create trigger entry_final before update or delete or truncate on entry
    for each statement execute function kontor_posted_is_final();
create trigger posting_final before update or delete or truncate on posting
    for each statement execute function kontor_posted_is_final();
create trigger movement_final before update or delete or truncate on movement
    for each statement execute function kontor_posted_is_final();
create trigger sale_fact_final before update or delete or truncate on sale_fact
    for each statement execute function kontor_posted_is_final();
create trigger commitment_final before update or delete or truncate on commitment
    for each statement execute function kontor_posted_is_final();
create trigger commitment_end_final before update or delete or truncate on commitment_end
    for each statement execute function kontor_posted_is_final();
create trigger audit_final before update or delete or truncate on audit
    for each statement execute function kontor_posted_is_final();
create trigger seal_final before update or delete or truncate on seal
    for each statement execute function kontor_posted_is_final();
--@sqlite3
create trigger posting_closed before insert on posting
    when exists (select 1 from entry where id = new.entry_id)
begin select raise(abort, 'kontor guard: entry is closed'); end;
create trigger movement_closed before insert on movement
    when exists (select 1 from entry where id = new.entry_id)
begin select raise(abort, 'kontor guard: entry is closed'); end;
create trigger sale_fact_closed before insert on sale_fact
    when exists (select 1 from entry where id = new.entry_id)
begin select raise(abort, 'kontor guard: entry is closed'); end;

-- REPLACE deletes without asking the delete triggers, so that a second row of the same key is
-- refused here.
create trigger entry_once before insert on entry
    when exists (select 1 from entry where id = new.id)
    or exists (select 1 from entry where idempotency_key = new.idempotency_key)
begin select raise(abort, 'kontor guard: entry is posted and never changed'); end;
create trigger commitment_once before insert on commitment
    when exists (select 1 from commitment where id = new.id)
begin select raise(abort, 'kontor guard: commitment is posted and never changed'); end;
create trigger commitment_end_once before insert on commitment_end
    when exists (select 1 from commitment_end where commitment_id = new.commitment_id)
begin select raise(abort, 'kontor guard: a commitment ends only once'); end;
create trigger audit_once before insert on audit
    when exists (select 1 from audit where seq = new.seq)
begin select raise(abort, 'kontor guard: audit is posted and never changed'); end;
create trigger seal_once before insert on seal
    when exists (select 1 from seal where to_seq = new.to_seq)
begin select raise(abort, 'kontor guard: seal is posted and never changed'); end;

create trigger entry_whole before insert on entry
begin
    select raise(abort, 'kontor guard: entry does not balance') where exists (
        select 1 from posting where entry_id = new.id
        group by currency having sum(amount_minor) <> 0);
    select raise(abort, 'kontor guard: a channel side does not balance') where exists (
        select 1 from posting where entry_id = new.id
        group by channel_id having sum(entity_minor) <> 0);
    select raise(abort, 'kontor guard: entry is not whole') where
        (select count(*) from posting where entry_id = new.id) <> new.posting_count
        or (select count(*) from movement where entry_id = new.id) <> new.movement_count
        or (select count(*) from sale_fact where entry_id = new.id) <> new.sale_count;
end;

create trigger entry_no_update before update on entry
begin select raise(abort, 'kontor guard: entry is posted and never changed'); end;
create trigger entry_no_delete before delete on entry
begin select raise(abort, 'kontor guard: entry is posted and never changed'); end;
create trigger posting_no_update before update on posting
begin select raise(abort, 'kontor guard: posting is posted and never changed'); end;
create trigger posting_no_delete before delete on posting
begin select raise(abort, 'kontor guard: posting is posted and never changed'); end;
create trigger movement_no_update before update on movement
begin select raise(abort, 'kontor guard: movement is posted and never changed'); end;
create trigger movement_no_delete before delete on movement
begin select raise(abort, 'kontor guard: movement is posted and never changed'); end;
create trigger sale_fact_no_update before update on sale_fact
begin select raise(abort, 'kontor guard: sale_fact is posted and never changed'); end;
create trigger sale_fact_no_delete before delete on sale_fact
begin select raise(abort, 'kontor guard: sale_fact is posted and never changed'); end;
create trigger commitment_no_update before update on commitment
begin select raise(abort, 'kontor guard: commitment is posted and never changed'); end;
create trigger commitment_no_delete before delete on commitment
begin select raise(abort, 'kontor guard: commitment is posted and never changed'); end;
create trigger commitment_end_no_update before update on commitment_end
begin select raise(abort, 'kontor guard: commitment_end is posted and never changed'); end;
create trigger commitment_end_no_delete before delete on commitment_end
begin select raise(abort, 'kontor guard: commitment_end is posted and never changed'); end;
create trigger audit_no_update before update on audit
begin select raise(abort, 'kontor guard: audit is posted and never changed'); end;
create trigger audit_no_delete before delete on audit
begin select raise(abort, 'kontor guard: audit is posted and never changed'); end;
create trigger seal_no_update before update on seal
begin select raise(abort, 'kontor guard: seal is posted and never changed'); end;
create trigger seal_no_delete before delete on seal
begin select raise(abort, 'kontor guard: seal is posted and never changed'); end;
--@end
