-- Transfers and orders with suppliers of one place, newest first: without these the list of a place
-- that few documents touch walks through those of all.

create index stock_document_from on stock_document (type, from_location, made_at, document_id);
create index stock_document_to on stock_document (type, to_location, made_at, document_id);
