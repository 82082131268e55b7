-- A password that another one set has to be changed at its first use, as a PIN has.
--@compatible 22

alter table desk_credential add column password_must_change boolean not null default false;
