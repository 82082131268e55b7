-- Money at gateways and banks: transactions, payouts and bank lines by version, and what lists and
-- matching read of the current ones. Documents that other documents name before their own file came
-- have a row in document only.

update account set itemised = true where key = 'cash_in_transit';

-- payout_id, currency and bank_minor are kept of versions that were taken back, too: they say what
-- an undo must look at again.
create table money_version (
    document_id bigint not null,
    version bigint not null,
    batch_id bigint not null,
    recorded_at bigint not null,
    exported_at bigint not null,
    content_hash {{text}} not null,
    content {{text}} not null,
    undone boolean not null,
    payout_id bigint not null,
    currency {{text}} not null,
    bank_minor bigint not null,
    primary key (document_id, version)
) {{table_tail}};
create index money_version_batch on money_version (batch_id, document_id);

-- The current version; hidden when none is left. match_id: what a bank line was found to be.
create table money_head (
    document_id bigint not null primary key,
    kind {{text}} not null,
    entity_id bigint not null,
    channel_id bigint not null,
    gateway {{text}} not null,
    number {{text}} not null,
    version bigint not null,
    date bigint not null,
    currency {{text}} not null,
    amount_minor bigint not null,
    bank_minor bigint not null,
    settled_kind {{text}} not null,
    paid boolean not null,
    payout_id bigint not null,
    order_id bigint not null,
    match_id bigint not null,
    fee_minor bigint not null,
    fee_tax_minor bigint not null,
    marketplace_tax_minor bigint not null,
    reserve_minor bigint not null,
    reimbursement_minor bigint not null,
    chargeback_minor bigint not null,
    adjustment_minor bigint not null,
    hidden boolean not null
) {{table_tail}};
create index money_head_list on money_head (kind, hidden, date, document_id);
create index money_head_number on money_head (number);
create index money_head_payout on money_head (payout_id, date, document_id) where payout_id <> 0;
create index money_head_order on money_head (order_id) where order_id <> 0;
create index money_head_match on money_head (match_id) where match_id <> 0;
create index money_head_bank on money_head (bank_minor, currency, entity_id)
    where bank_minor <> 0;
