-- The audit by who acted, rows of postings included: without it a page of somebody who posted
-- little walks through the rows of everybody else. Of two indexes that fit alike SQLite takes the
-- one made last, which for a page without postings has to be the shorter.

create index audit_person on audit (actor_id, at, seq);
drop index audit_actor;
create index audit_actor on audit (actor_id, at, seq)
    where action <> 'entry.post' and action <> 'commitment.post';
