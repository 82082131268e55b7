-- Every product has a row of stock_total, one that never had stock a row of zeros: the list of
-- stock by a figure goes along one index, wherever in it the zeros stand.
--@compatible 18

insert into stock_total (product_id, on_hand_milli, committed_milli, unavailable_milli,
    oversold_cells)
    select p.id, 0, 0, 0, 0 from product p
    where not exists (select 1 from stock_total t where t.product_id = p.id);
