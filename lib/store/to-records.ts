import { sql } from 'drizzle-orm'
import type { Manifest } from '../model/manifest'
import { OrdersBuilder } from '../publish/orders'
import type { StoredFeature } from '../publish/rows'
import type { Writer } from './database'
import { attachPartition, indexPartition, makePartition } from './partitions'
import { writeOrders } from './slices'

const AT_ONCE = 2000

/** Step 3 of the schema: what stores before it hold in `incidents` becomes partitions, with ranks and posting lists; no edition is lost. */
export async function toRecords(tx: Writer): Promise<void> {
  await tx.script(`
    update editions e set rows = (select count(*) from incidents i where i.edition = e.key);
    alter table editions alter column rows set not null;
    update statements s set incidents = (select count(*) from links l join incidents i on i.edition = l.edition and i.id = l.incident where l.edition = s.edition and l.statement = s.id and l.role = 'names' and i.kind = 'incident');
  `)
  const editions = await tx.rows<{ key: string; rows: number; manifest: Manifest }>(sql`select key, rows, manifest from editions order by seq`)
  for (const { key, rows, manifest } of editions) {
    const table = await makePartition(tx, key)
    // The order of rows in a slice: first day, then id in the order of code units; without a date last.
    await tx.rows(sql`insert into ${sql.raw(table)} (ord, id, feature)
      select row_number() over (order by start_day nulls last, id collate "C") - 1, id, feature::text::json from incidents where edition = ${key}`)
    await indexPartition(tx, table)
    await attachPartition(tx, key)
    await tx.rows(sql`update links l set ord = r.ord from records r where l.edition = ${key} and r.edition = ${key} and r.id = l.incident`)
    const orders = new OrdersBuilder(rows, manifest)
    for (let from = 0; from < rows; from += AT_ONCE) {
      for (const { ord, feature } of await tx.rows<{ ord: number; feature: StoredFeature }>(sql`select ord, feature from records where edition = ${key} and ord >= ${from} and ord < ${from + AT_ONCE}`)) orders.add(ord, feature.properties)
    }
    await writeOrders(tx, key, orders.finish())
  }
  await tx.script('drop table incidents')
}
