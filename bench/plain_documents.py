"""The least that a sale or a transfer is in plain SQL: the limits of W4b and W1."""

PRODUCTS, PLACES = 2000, 3

# Header, lines, moves, balances; for sales an entry and its four ledger lines.
TABLES = """
create table b_document ({id}, number bigint not null);
create table b_line (document_id bigint not null, line_no bigint not null,
  product_id bigint not null, quantity bigint not null, price bigint not null,
  primary key (document_id, line_no));
create table b_move (document_id bigint not null, line_no bigint not null,
  product_id bigint not null, place_id bigint not null, quantity bigint not null,
  primary key (document_id, line_no));
create table b_balance (product_id bigint not null, place_id bigint not null,
  quantity bigint not null, primary key (product_id, place_id));
create table b_entry ({id}, document_id bigint not null);
create table b_posting (entry_id bigint not null, line_no bigint not null,
  account_id bigint not null, amount bigint not null, primary key (entry_id, line_no));
"""

# For pgbench: the products in the order in which their rows are locked.
SALE_SCRIPT = """
\\set p1 random(1, 600)
\\set p2 random(601, 1300)
\\set p3 random(1301, 2000)
\\set place random(1, 3)
with d as (insert into b_document (number) values (1) returning id),
 v as (select * from (values (1, (:p1)::bigint), (2, (:p2)::bigint), (3, (:p3)::bigint))
  as v (line_no, product_id)),
 l as (insert into b_line select d.id, v.line_no, v.product_id, 1, 1990 from d, v),
 m as (insert into b_move select d.id, v.line_no, v.product_id, (:place)::bigint, -1 from d, v),
 k as materialized (select product_id, place_id from b_balance where place_id = (:place)::bigint
  and product_id in ((:p1)::bigint, (:p2)::bigint, (:p3)::bigint) order by product_id for update),
 b as (update b_balance set quantity = quantity - 1 from k where b_balance.product_id = k.product_id
  and b_balance.place_id = k.place_id),
 e as (insert into b_entry (document_id) select id from d returning id)
insert into b_posting select e.id, a.line_no, a.line_no, a.amount
 from e, (values (1, 5970), (2, -5017), (3, -953), (4, 0)) as a (line_no, amount);
"""

TRANSFER_SCRIPT = """
\\set p1 random(1, 400)
\\set p2 random(401, 800)
\\set p3 random(801, 1200)
\\set p4 random(1201, 1600)
\\set p5 random(1601, 2000)
\\set units random(1, 3)
\\set origin random(0, 2)
\\set step random(1, 2)
with d as (insert into b_document (number) values (1) returning id),
 v as (select v.line_no, v.product_id, (:units)::bigint as units, 1 + (:origin)::bigint as origin,
   1 + ((:origin)::bigint + (:step)::bigint) % 3 as goal
  from (values (1, (:p1)::bigint), (2, (:p2)::bigint), (3, (:p3)::bigint), (4, (:p4)::bigint),
   (5, (:p5)::bigint)) as v (line_no, product_id)),
 s as (select line_no, product_id, origin as place_id, -units as quantity from v
  union all select line_no + 5, product_id, goal, units from v),
 l as (insert into b_line select d.id, v.line_no, v.product_id, v.units, 0 from d, v),
 k as materialized (select b.product_id, b.place_id, s.quantity from b_balance b join s
  on s.product_id = b.product_id and s.place_id = b.place_id
  order by b.product_id, b.place_id for update of b),
 b as (update b_balance set quantity = b_balance.quantity + k.quantity from k
  where b_balance.product_id = k.product_id and b_balance.place_id = k.place_id)
insert into b_move select d.id, s.line_no, s.product_id, s.place_id, s.quantity from d, s;
"""

SCRIPTS = {"sale": SALE_SCRIPT, "transfer": TRANSFER_SCRIPT}


def add_document(book):
    return book.execute("insert into b_document (number) values (1)").lastrowid


def sell(book, chance):
    """A sale of three lines, as SQLite takes it: statement by statement."""
    document = add_document(book)
    place = chance.randint(1, PLACES)
    sold = list(enumerate(chance.sample(range(1, PRODUCTS + 1), 3), 1))
    book.executemany("insert into b_line values (?, ?, ?, 1, 1990)",
                     [(document, n, product) for n, product in sold])
    book.executemany("insert into b_move values (?, ?, ?, ?, -1)",
                     [(document, n, product, place) for n, product in sold])
    book.executemany("update b_balance set quantity = quantity - 1 where "
                     "product_id = ? and place_id = ?", [(product, place) for _, product in sold])
    entry = book.execute("insert into b_entry (document_id) values (?)", (document,)).lastrowid
    book.executemany("insert into b_posting values (?, ?, ?, ?)",
                     [(entry, 1, 1, 5970), (entry, 2, 2, -5017), (entry, 3, 3, -953),
                      (entry, 4, 4, 0)])


def move(book, chance):
    """A transfer of five products between two places."""
    document = add_document(book)
    origin, goal = chance.sample(range(1, PLACES + 1), 2)
    units = chance.randint(1, 3)
    moved = list(enumerate(chance.sample(range(1, PRODUCTS + 1), 5), 1))
    sides = [(n, product, origin, -units) for n, product in moved] + \
        [(n + len(moved), product, goal, units) for n, product in moved]
    book.executemany("insert into b_line values (?, ?, ?, ?, 0)",
                     [(document, n, product, units) for n, product in moved])
    book.executemany("insert into b_move values (?, ?, ?, ?, ?)",
                     [(document, *side) for side in sides])
    book.executemany("update b_balance set quantity = quantity + ? where "
                     "product_id = ? and place_id = ?",
                     [(quantity, product, place) for _, product, place, quantity in sides])


ACTS = {"sale": sell, "transfer": move}
