-- What the first page of the day looks for: entries that came late.
--@compatible 8

create index entry_late on entry (accounting_date) where late = true;
