/**
 * Steps of the schema, in order; one is never changed once released. Core types only (no PostGIS), so that the embedded
 * database and a server run the same SQL. Everything hangs on the edition's key: an edition is never edited.
 */
export const MIGRATIONS: string[] = [`
  create table editions (
    key text primary key, seq int generated always as identity, number int not null, date text not null, note text not null,
    hash text not null, draft boolean not null, manifest jsonb not null, areas jsonb not null
  );
  create index editions_hash on editions (hash);
  -- One row: which edition is served. It is written last, so nothing half-published is ever visible.
  create table current_edition (one boolean primary key default true check (one), key text not null references editions (key));

  create table incidents (
    edition text not null references editions (key) on delete cascade, id text not null, kind text not null,
    start_day int, end_day int, lon double precision, lat double precision, codes text[] not null, words tsvector not null,
    killed_min int, killed_max int, injured_min int, injured_max int, sort_title text not null, sort_place text not null,
    feature jsonb not null, item jsonb not null, primary key (edition, id)
  );
  create index incidents_days on incidents (edition, start_day);
  create index incidents_codes on incidents using gin (codes);
  create index incidents_words on incidents using gin (words);

  create table statements (
    edition text not null references editions (key) on delete cascade, id text not null, date text not null,
    words tsvector not null, word_list text[] not null, data jsonb not null, primary key (edition, id)
  );
  create table links (
    edition text not null references editions (key) on delete cascade, incident text not null, statement text not null, role text not null,
    primary key (edition, statement, role, incident)
  );
  create index links_incident on links (edition, incident);
  create table aliases (
    edition text not null references editions (key) on delete cascade, kind text not null, alias text not null, id text not null,
    primary key (edition, kind, alias)
  );
  create table slices (
    edition text not null references editions (key) on delete cascade, key text not null, bytes bytea not null, primary key (edition, key)
  );
`, `
  -- How often the served edition has changed: a page tells by it which of two answers is the later.
  alter table current_edition add column turn int not null default 1;
`]
