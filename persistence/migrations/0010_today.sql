-- What the first page of the day looks for: entries that came late, products that no one bound.

create index entry_late on entry (accounting_date) where late = true;
create index product_provisional on product (id) where provisional = true;
