-- The audit as people look at it: by time, with or without postings, which are most of it and hide
-- the acts of people, and by what it was done to.
create index audit_time on audit (at, seq);
create index audit_act on audit (at, seq)
    where action <> 'entry.post' and action <> 'commitment.post';
create index audit_subject on audit (subject_id, at, seq) where subject_id <> 0;

-- form: how the seal's hash was taken; 2 covers its own bounds and time, too.
alter table seal add column form bigint not null default 1;
