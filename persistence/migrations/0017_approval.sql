-- Who approved an act above the rights of the one who did it; 0: nobody had to. Seals of form 3
-- cover it.
--@compatible 17

alter table audit add column approved_by bigint not null default 0;
create index audit_approval on audit (approved_by, at, seq) where approved_by <> 0;
