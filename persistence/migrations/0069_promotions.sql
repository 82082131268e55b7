-- Promotions by versions, what they gave so far, and coupons that are redeemed once wherever they
-- are used.
--@compatible 50

create table promotion (
    id bigint not null,
    version bigint not null,
    since_at bigint not null,
    code {{text}} not null,
    -- 'live' or 'ended'
    state {{text}} not null,
    content {{text}} not null,
    employee_id bigint not null,
    primary key (id, version)
) {{table_tail}};

create table promotion_spent (
    promotion_id bigint not null primary key,
    spent_minor bigint not null,
    uses bigint not null
) {{table_tail}};

create table coupon (
    -- as people type it: upper-case letters, digits, '-'
    code {{text}} not null primary key,
    promotion_id bigint not null,
    -- 0: as often as one likes
    use_limit bigint not null,
    customer_limit bigint not null,
    used bigint not null,
    made_at bigint not null,
    made_by bigint not null
) {{table_tail}};
create index coupon_promotion on coupon (promotion_id, code);

-- Rows are only added. reference: the order that it was used for, once a coupon.
create table coupon_use (
    coupon {{text}} not null,
    use_no bigint not null,
    channel_id bigint not null,
    reference {{text}} not null,
    -- 0: somebody unknown
    customer_id bigint not null,
    amount_minor bigint not null,
    used_at bigint not null,
    employee_id bigint not null,
    primary key (coupon, use_no)
) {{table_tail}};
create unique index coupon_use_reference on coupon_use (coupon, channel_id, reference);
create index coupon_use_customer on coupon_use (coupon, customer_id);

--@postgresql
create trigger promotion_final before update or delete or truncate on promotion
    for each statement execute function kontor_posted_is_final();
create trigger coupon_use_final before update or delete or truncate on coupon_use
    for each statement execute function kontor_posted_is_final();
--@sqlite3
create trigger promotion_no_update before update on promotion
begin
    select raise(abort, 'kontor guard: promotion is posted and never changed');
end;
create trigger promotion_no_delete before delete on promotion
begin
    select raise(abort, 'kontor guard: promotion is posted and never changed');
end;
create trigger coupon_use_no_update before update on coupon_use
begin
    select raise(abort, 'kontor guard: coupon_use is posted and never changed');
end;
create trigger coupon_use_no_delete before delete on coupon_use
begin
    select raise(abort, 'kontor guard: coupon_use is posted and never changed');
end;
--@end
