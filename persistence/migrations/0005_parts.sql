-- Several events of one kind may hang on a document: each refund of an order, each shipment that a
-- marketplace settles. part tells them apart; 0 where there is but one.

alter table entry add column part bigint not null default 0;
