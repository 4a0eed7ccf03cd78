import type { Writer } from './database'
import { toRecords } from './to-records'

/** `after`: what a step does beyond SQL, in the same transaction. */
export interface Migration { script: string; after?: (tx: Writer) => Promise<void> }

/**
 * Steps of the schema, in order; one is never changed once released. Core types only (no PostGIS), so that the embedded
 * database and a server run the same SQL. Everything hangs on the edition's key: an edition is never edited.
 */
const SCRIPTS: (string | Migration)[] = [`
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
`, {
  script: `
  -- Records lie in a partition of their edition's: loaded, indexed, attached; gone with it in no time. Which of them match is
  -- decided by the edition's columns in memory (lib/slice/select.ts); ord is a record's row there.
  create table records (edition text not null, ord int not null, id text not null, feature json not null) partition by list (edition);
  alter table editions add column rows int;
  alter table statements add column incidents int not null default 0;
  alter table links add column ord int;
  create index links_ords on links (edition, statement, role) include (ord);
  alter table slices add column part int not null default 0;
  alter table slices drop constraint slices_pkey;
  alter table slices add primary key (edition, key, part);
  -- Arrow and posting lists hardly shrink.
  alter table slices alter column bytes set storage external;
  -- Contents that were ever served: a process that starts beside others publishes its folder only when it holds something new.
  create table published (hash text primary key, at timestamptz not null default now());
  insert into published (hash) select distinct hash from editions;
`, after: toRecords }, `
  -- When another edition took the place of this one; null while it is served, or when it never was. Processes that have not
  -- noticed yet, and pages that are open, go on asking for it.
  alter table editions add column replaced_at timestamptz;
`, `
  -- What each released edition changed of the one before it. No reference to editions: rows are written before the edition counts
  -- (it makes them count) and go with it. A first edition has none. Values are json: they are handed out as they were published.
  create table changes (
    edition text not null, kind text not null, id text not null, what text not null, other text, fields json,
    date text, reason json, primary key (edition, kind, id)
  );
  create index changes_id on changes (kind, id);
  create index changes_other on changes (kind, other) where other is not null;
  -- The edition that it was compared with (null: it is the first) and how many records changed; null before that was done.
  alter table editions add column compared jsonb;
  -- What the changelog says of it, in languages and by record.
  alter table editions add column log jsonb;
`, `
  -- Hashes of what was ever written here: of an edition's content, whether or not it was the one served, and of what a changelog
  -- said. By them what is gone is told from what never was, and what another process has replaced is not brought back.
  create table known (hash text primary key);
  insert into known (hash) select hash from published union select hash from editions;
`, `
  -- Stories of an edition.
  create table stories (
    edition text not null references editions (key) on delete cascade, slug text not null, place int not null,
    data json not null, incidents text[] not null, primary key (edition, slug)
  );
  `, `
  -- Where each item of evidence stands: its place among those of a record. What it says is read in the record.
  create table evidence (edition text not null references editions (key) on delete cascade, id text not null, ord int not null, at int not null, kind text not null, primary key (edition, id, ord, at));
  -- Subjects of claims.json, and the records that a party answered with what they come to.
  alter table editions add column claims json;
  `, `
  -- Pictures from above, as the edition has them; and files that editions hand out, each once, by what it holds.
  alter table editions add column scenes json;
  create table files (sha256 text primary key, type text not null, bytes bytea not null);
  -- Sounds and pictures are packed as they are, and read in parts.
  alter table files alter column bytes set storage external;
  create table edition_files (edition text not null references editions (key) on delete cascade, sha256 text not null, primary key (edition, sha256));
  create index edition_files_sha256 on edition_files (sha256);
  `, `
  -- One row: for whom the store is. A store that was there before is public.
  create table audience (one boolean primary key default true check (one), name text not null);
  insert into audience (name) select 'public' where exists (select 1 from editions);
  -- Rows of an edition's records that name somebody.
  alter table editions add column remembered jsonb not null default '[]';
  `, `
  -- Dating projects of an edition, as published (lib/model/dating.ts).
  alter table editions add column projects json;
  -- What volunteers answered: rows are added, never changed, and hang on no edition. The id is made by the volunteer's page, so that
  -- sending twice counts once. reply null: skipped. The source is a number drawn at random for an address and a day, from nothing else.
  create table dating_answers (
    seq bigint generated always as identity primary key, id uuid not null unique, project text not null, building text not null,
    volunteer text not null, source text not null, reply json, note text, flag boolean not null default false, replaces uuid,
    at timestamptz not null default now()
  );
  create index dating_answers_project on dating_answers (project, seq);
  -- One answer of a volunteer to a building; each takes the place of one at most. Whatever many processes do at a time.
  create unique index dating_answers_first on dating_answers (project, volunteer, building) where replaces is null;
  create unique index dating_answers_replaces on dating_answers (replaces) where replaces is not null;
  -- Made here and never shown: what signs volunteers' cookies and assignments.
  create table secrets (name text primary key, value text not null);
`]

export const MIGRATIONS: Migration[] = SCRIPTS.map(step => (typeof step === 'string' ? { script: step } : step))