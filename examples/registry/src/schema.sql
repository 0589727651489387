-- The registry's tables. They are its own: what the engine asks for is put together from them.
create table provider (id text primary key, last_on date);
create table capacity (provider text, service text, year integer, places integer, primary key (provider, service, year));
create table course (
  provider text, id text, service text not null, created_on date not null, group_size integer not null, year integer,
  office text, contact text, published boolean not null default false, confirmed_on date, deleted boolean not null default false,
  primary key (provider, id)
);
create table target_group (provider text, course text, id text, primary key (provider, course, id));
create table period (provider text, course text, kind text not null, start date not null, end date not null);
create table client (
  provider text, id text, service text, decided_on date, issued date, received date, target_group text, continues boolean,
  begun_elsewhere date, line_told boolean not null default false, detached_from text, primary key (provider, id, service)
);
create table placement (provider text, course text, client text, service text, attached_on date not null, detached_on date);
create table receipt (
  id integer primary key, provider text, event text not null, decision text not null, rules integer not null, description text
);
