insert into provider (id) values ('P1');
insert into capacity values ('P1', 'kela.family-carers', 2026, 24);
insert into course values
  ('P1', 'C1', 'kela.family-carers', '2026-01-07', 6, 2026, 'Turku', '010 000 0000', true, null, null, false);
insert into target_group values ('P1', 'C1', 1, 'carer-of-adult');
insert into period values
  ('P1', 'C1', 1, 'in_person', '2026-05-04', '2026-05-08'),
  ('P1', 'C1', 2, 'digital', '2026-05-25', '2026-08-14'),
  ('P1', 'C1', 3, 'in_person', '2026-09-07', '2026-09-11');
-- K6 was taken off another course, and is to be asked.
insert into course values
  ('P1', 'C0', 'kela.family-carers', '2026-01-07', 6, 2026, 'Turku', '010 000 0000', true, null, null, false);
insert into target_group values ('P1', 'C0', 1, 'carer-of-adult');
insert into client
  with numbers (number) as (values (1), (2), (3), (4), (5), (6), (7))
  select 'P1', 'K' || number, 'kela.family-carers', '2026-01-12', '2026-01-05', '2026-01-09', 'carer-of-adult', null, null, false,
    case number when 6 then 'C0' end
  from numbers;
insert into placement
  select 'P1', id, service, 'C1', '2026-01-19', null from client where id < 'K6';
