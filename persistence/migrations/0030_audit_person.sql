-- The audit by who acted, rows of postings included: without it a page of somebody who posted
-- little walks through the rows of everybody else.

create index audit_person on audit (actor_id, at, seq);
