import { expect, ready, test } from './fixtures'

/** Windows, matches, facets and areas of all kinds; the unit test counts fifty more against the files themselves. */
const VIEWS: Record<string, string>[] = [
  { from: '2017-06-01', to: '2017-08-15' },
  { from: '2017-06-10', to: '2017-06-10', match: 'certain' },
  { from: '2019-02-01', to: '2019-04-30', match: 'certain', target: 'medical,residential' },
  { from: '2019-12-01', to: '2020-03-05', target: 'education', grading: 'contested,ungraded' },
  { from: '2020-02-25', to: '2020-02-25', actor: 'syrian_government' },
  { from: '2017-05-01', to: '2020-10-31', area: 'circle:39.01,35.95,6000' },
  { from: '2017-05-01', to: '2020-10-31', area: 'poly:36.2,35.5;37.1,35.5;36.8,36.2;36.2,36.2', means: 'air_strike' },
  { from: '2015-01-01', to: '2020-12-31', q: 'hospital' },
  { from: '2015-01-01', to: '2020-12-31', statement: 'stmt-2019-04-25', grading: 'confirmed' },
  { from: '2018-01-01', to: '2018-12-31' },
  { from: '2015-01-01', to: '2020-12-31', evidence: 'kinds_2' },
  { from: '2019-12-01', to: '2020-03-05', evidence: 'witness_and_satellite' },
  { from: '2017-06-01', to: '2020-03-05', evidence: 'satellite,document', target: 'medical' },
  { from: '2017-06-01', to: '2017-10-31', evidence: 'official_statement', grading: 'confirmed', match: 'certain' },
]

for (const view of VIEWS) {
  test(`status line, list and API agree for ${new URLSearchParams(view)}`, async ({ page, request }) => {
    const query = new URLSearchParams(view)
    await page.goto(`/?${query}`)
    await ready(page)
    const { from, to, ...rest } = view
    const asked = new URLSearchParams({ ...(rest), kind: 'incident', datetime: `${from}/${to}`, limit: '10000' })
    const answer = (await (await request.get(`/api/collections/incidents/items?${asked}`)).json()) as { features: { properties: { date_start?: string; killed_min?: number; killed_max?: number; counts_in_totals: boolean; grading: string } }[] }
    const dated = answer.features.filter(f => f.properties.date_start)
    const counted = dated.filter(f => f.properties.counts_in_totals && f.properties.grading !== 'discounted').map(f => f.properties)
    const min = counted.reduce((sum, p) => sum + (p.killed_min ?? 0), 0)
    const max = counted.reduce((sum, p) => sum + (p.killed_max ?? p.killed_min ?? 0), 0)
    const plus = counted.some(p => p.killed_min !== undefined && p.killed_max === undefined) ? '\\+' : ''
    await expect(page.getByRole('status')).toHaveText(new RegExp(`^${dated.length} incidents?, ${min === max ? min : `${min}–${max}`}${plus} killed, `))
    const rows = await page.getByRole('list', { name: /^(Incidents|Without a place)$/ }).getByRole('listitem').count()
    if (dated.length <= 100) await expect.poll(async () => page.getByRole('list', { name: /^(Incidents|Without a place)$/ }).getByRole('listitem').count(), { message: `first seen ${rows}` }).toBe(dated.length)
  })
}
