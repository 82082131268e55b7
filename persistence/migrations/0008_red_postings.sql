-- A posting that takes back what its document's event has posted before stands in red on the side
-- where that stood, so that turnover does not depend on the order in which files came.

alter table posting add column red boolean not null default false;
