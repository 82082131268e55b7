-- Whether a customer ordered at a place or on a channel is read from the index of their orders
-- alone.

drop index order_head_customer;
create index order_head_customer on order_head (
    hidden, customer_id, placed_at, document_id, placed_date, currency, total_minor, channel_id,
    location_id);
