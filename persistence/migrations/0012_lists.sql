-- Lists that answer at once. What the list of stock counts and adds up is in an index: which
-- products it has, and what a place has of each. Orders by the beginning of their number are put
-- into the order of the list, and added up, from the index of numbers alone.
-- On SQLite customers by any part of name, e-mail or phone, and products by the beginnings of
-- words: two blanks stand before each word, so that trigrams of blanks and what follows tell where
-- it begins. The stores write both tables (persistence/stores/search_index).
--@compatible 12

create index product_pool on product (tracked, provisional, hidden, id);
drop index stock_level_location;
create index stock_level_place on stock_level (
    location_id, product_id, on_hand_milli, committed_milli, unavailable_milli);
drop index order_head_number;
create index order_head_number on order_head (
    number, hidden, placed_at, document_id, placed_date, currency, total_minor);
--@sqlite3
-- rowid is the product's id
drop table product_search;
create virtual table product_search using fts5(
    search_key, tokenize='trigram case_sensitive 1');
insert into product_search (rowid, search_key)
    select id, '  ' || replace(search_key, ' ', '  ') from product where hidden = false;
-- rowid is the customer's id
create virtual table customer_search using fts5(
    name_fold, email, phone, tokenize='trigram');
insert into customer_search (rowid, name_fold, email, phone)
    select customer_id, '  ' || replace(name_fold, ' ', '  '), '  ' || email, phone
    from customer_person;
--@end
