-- The place so many rows behind in the list of entries is counted along this index alone, also
-- where one company's entries are listed.

drop index entry_date;
create index entry_date on entry (accounting_date, id, entity_id);
