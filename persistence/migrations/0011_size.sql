-- What a book of a million orders needs: the oversold products without looking at all, and on
-- PostgreSQL customers by any part of name, e-mail or phone.
--@compatible 8

create index stock_total_oversold on stock_total (product_id) where oversold_cells > 0;

--@postgresql
create index customer_person_search on customer_person using gin (
    name_fold gin_trgm_ops, email gin_trgm_ops, phone gin_trgm_ops);
--@end
