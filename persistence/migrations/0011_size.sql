-- What a book of a million orders needs: customers by any part of name, e-mail or phone, and the
-- oversold products without looking at all.
--@compatible 8

create index stock_total_oversold on stock_total (product_id) where oversold_cells > 0;

--@postgresql
create index customer_person_search on customer_person using gin (
    name_fold gin_trgm_ops, email gin_trgm_ops, phone gin_trgm_ops);
--@sqlite3
-- Holds no texts of its own: it points at the rows, so that what is erased there is gone.
create virtual table customer_search using fts5(
    name_fold, email, phone, content='customer_person', content_rowid='customer_id',
    tokenize='trigram');
insert into customer_search (customer_search) values ('rebuild');
create trigger customer_person_added after insert on customer_person begin
    insert into customer_search (rowid, name_fold, email, phone)
        values (new.customer_id, new.name_fold, new.email, new.phone);
end;
create trigger customer_person_removed after delete on customer_person begin
    insert into customer_search (customer_search, rowid, name_fold, email, phone)
        values ('delete', old.customer_id, old.name_fold, old.email, old.phone);
end;
create trigger customer_person_changed after update on customer_person begin
    insert into customer_search (customer_search, rowid, name_fold, email, phone)
        values ('delete', old.customer_id, old.name_fold, old.email, old.phone);
    insert into customer_search (rowid, name_fold, email, phone)
        values (new.customer_id, new.name_fold, new.email, new.phone);
end;
--@end
