-- The guard of movements and sale facts is compiled once a session, not at each posting.
--@compatible 18

--@postgresql
create or replace function kontor_parts_whole() returns trigger language plpgsql as $$
declare wrong bigint;
begin
    if tg_argv[0] = 'movement_count' then
        select count(*) into wrong from (
            select entry_id, count(*) as c, min(line_no) as first_line, max(line_no) as last_line
            from new_rows group by entry_id) n
        left join entry e on e.id = n.entry_id
        where e.id is null or e.movement_count <> n.c or n.first_line <> 1 or n.last_line <> n.c;
    else
        select count(*) into wrong from (
            select entry_id, count(*) as c, min(line_no) as first_line, max(line_no) as last_line
            from new_rows group by entry_id) n
        left join entry e on e.id = n.entry_id
        where e.id is null or e.sale_count <> n.c or n.first_line <> 1 or n.last_line <> n.c;
    end if;
    if wrong > 0 then
        raise exception 'kontor guard: entry is closed or not whole' using errcode = 'KG004';
    end if;
    return null;
end $$;
--@end
