-- The registry's tables, for SQLite and PostgreSQL. They are its own: what the engine asks for is put together from them.
create table provider (
  id text primary key,
  -- Grows with every change, for who keeps a provider in memory.
  version bigint not null default 1,
  -- When something changes by itself: then the job that reminds looks again. Null: nothing will; a new provider is looked at.
  look_on date default '1900-01-01'
);
create table capacity (
  provider text not null references provider, service text not null, year integer not null, places bigint not null,
  primary key (provider, service, year)
);
create table info (
  provider text not null references provider, service text not null, multiprofessional_experience text, distance_experience text,
  contact text, primary key (provider, service)
);
-- The office is empty where courses have none: a key has no null.
create table pool (
  provider text not null references provider, service text not null, office text not null, pool text not null,
  primary key (provider, service, office)
);
create table course (
  provider text not null references provider, id text not null, service text not null, created_on date not null, group_size bigint not null,
  -- The year in which its places count: that of its first period, where there is a schedule.
  year integer not null, office text, contact text, published boolean not null, confirmed_on date, confirmed_with bigint,
  deleted boolean not null, primary key (provider, id)
);
create index course_year on course (provider, service, year);
create table target_group (
  provider text not null, course text not null, number integer not null, id text not null,
  primary key (provider, course, number), foreign key (provider, course) references course
);
create table period (
  provider text not null, course text not null, number integer not null, kind text not null, start_on date not null, end_on date not null,
  primary key (provider, course, number), foreign key (provider, course) references course
);
-- Since when the first period has started when. No registry needs it but for this: whether a course stood too small on its settle day hangs
-- on the start that it had then.
create table first_start (
  provider text not null, course text not null, since date not null, start_on date,
  primary key (provider, course, since), foreign key (provider, course) references course
);
create table client (
  provider text not null references provider, id text not null, service text not null, decided_on date, issued date, received date,
  target_group text, continues boolean, begun_elsewhere date, line_told boolean not null, detached_from text,
  primary key (provider, id, service)
);
create table placement (
  provider text not null, client text not null, service text not null, course text not null, attached_on date not null, detached_on date,
  primary key (provider, client, service, course, attached_on),
  foreign key (provider, course) references course, foreign key (provider, client, service) references client
);
create index placement_course on placement (provider, course);
-- Every answer: the decision as it was given, and the receipt with all that it rests on. `request` is the key that the caller has given it: who
-- asks again gets the same answer.
create table receipt (
  id {numbered}, provider text not null references provider, request text, action text not null, allowed boolean not null,
  decision text not null, receipt text not null, looked_at boolean not null, unique (provider, request)
);
create index receipt_to_look_at on receipt (provider) where not looked_at;
-- What was reminded of. Course and client are empty where none is concerned: a key has no null.
create table reminder (
  provider text not null references provider, rule text not null, course text not null, client text not null, due date not null,
  finding text not null, reminded_on date not null, primary key (provider, rule, course, client, due)
);
