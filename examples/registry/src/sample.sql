-- A provider with a published course of six places and seven clients, five of whom are on it. All of them are invented.
insert into provider values ('P1', '2026-02-27');
insert into capacity values ('P1', 'kela.family-carers', 2026, 24);
insert into course values ('P1', 'C1', 'kela.family-carers', '2026-01-07', 6, null, 'Turku', '010 000 0000', true, null, false);
insert into target_group values ('P1', 'C1', 'carer-of-adult');
insert into period values
  ('P1', 'C1', 'in_person', '2026-05-04', '2026-05-08'),
  ('P1', 'C1', 'digital', '2026-05-25', '2026-08-14'),
  ('P1', 'C1', 'in_person', '2026-09-07', '2026-09-11');
insert into client (provider, id, service, decided_on, issued, received, target_group)
  select 'P1', 'K' || value, 'kela.family-carers', '2026-01-12', '2026-01-05', '2026-01-09', 'carer-of-adult'
  from json_each('[1, 2, 3, 4, 5, 6, 7]');
-- One who was taken off another course, and is to be asked.
update client set detached_from = 'C1' where id = 'K6';
insert into placement select 'P1', 'C1', 'K' || value, 'kela.family-carers', '2026-01-19', null from json_each('[1, 2, 3, 4, 5]');
