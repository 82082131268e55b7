-- Where the law or an agreement forbids it, a company's employees are not compared.
--@compatible 60

alter table entity add column compares boolean not null default true;
