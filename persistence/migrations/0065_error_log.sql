-- What was put right of somebody's work, by time: sales told otherwise, and the documents that
-- somebody made.
--@compatible 60

create index entry_corrected_sale on entry (recorded_at, id, document_id)
    where corrects_id <> 0 and kind = 'sale';
create index stock_document_maker on stock_document (made_by, document_id);
