-- Orders of one place, for who may see no other; orders that an employee rang up, for who says who
-- that was; the audit by who acted and by kind, without the rows of postings as in audit_act.

create index order_head_place on order_head (
    hidden, location_id, placed_at, document_id, placed_date, currency, total_minor)
    where location_id <> 0;
create index order_head_employee on order_head (employee_id, document_id)
    where employee_id <> 0;
create index audit_actor on audit (actor_id, at, seq)
    where action <> 'entry.post' and action <> 'commitment.post';
create index audit_kind on audit (action, at, seq)
    where action <> 'entry.post' and action <> 'commitment.post';
