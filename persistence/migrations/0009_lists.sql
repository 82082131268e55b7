-- The list of products that an import did not know.
-- The list of orders: an index for each filter it offers, with all that its count and totals need,
-- so that these look at no rows. The number stands in the first for searches that find much.
--@compatible 8

drop index order_head_newest;
drop index order_head_channel;
drop index order_head_state;
create index order_head_newest on order_head (
    hidden, placed_at, document_id, placed_date, number, currency, total_minor);
create index order_head_channel on order_head (
    hidden, channel_id, placed_at, document_id, placed_date, currency, total_minor);
create index order_head_state on order_head (
    hidden, state, placed_at, document_id, placed_date, currency, total_minor);
create index order_head_channel_state on order_head (
    hidden, channel_id, state, placed_at, document_id, placed_date, currency, total_minor);
create index order_head_customer on order_head (
    hidden, customer_id, placed_at, document_id, placed_date, currency, total_minor);
create index product_provisional on product (hidden, name_sort, id) where provisional = true;
