import { describe, expect, it } from 'vitest'
import { atSize, embeddable, embedQuery, embedSnippet, hostSecret, titleLink } from './embed'

describe('the embed of a page', () => {
  it('shows the same piece of the map in a smaller frame', () => {
    expect(atSize('?at=35.8,36.6,9', [1056, 670], [528, 600])).toBe('?at=35.8,36.6,8')
    expect(atSize('?target=a,b&at=35.8,36.6,9.5', [1000, 600], [900, 150])).toBe('?target=a,b&at=35.8,36.6,7.5')
    for (const [from, to] of [[[400, 300], [800, 600]], [null, [100, 100]], [[0, 0], [100, 100]]] as const) expect(atSize('?at=1,2,3', from as [number, number] | null, to as unknown as [number, number])).toBe('?at=1,2,3')
    expect(atSize('?q=x', [1000, 600], [100, 100])).toBe('?q=x')
    expect(atSize('?at=1,2,x', [1000, 600], [100, 100])).toBe('?at=1,2,x')
  })
  it('has the view of the page, and its record, but nothing of the panel', () => {
    expect(embedQuery('/', '')).toBe('')
    expect(embedQuery('/', '?target=medical,education&area=box:36,35,37,36&tab=table&sort=-killed')).toBe('?target=medical,education&area=box:36,35,37,36')
    expect(embedQuery('/statements', '?from=2019-01-01')).toBe('?from=2019-01-01')
    expect(embedQuery('/incidents/a-b-1', '?at=35.81,36.61,11')).toBe('?at=35.81,36.61,11&incident=a-b-1')
    expect(embedQuery('/statements/s-2', '?statement=s-1')).toBe('?statement=s-2')
  })
  it('leaves the timeline out when asked, and leaves that to the address otherwise', () => {
    expect(embedQuery('/', '?q=x+y', false)).toBe('?q=x+y&show=map')
    expect(embedQuery('/embed', '?show=map&incident=a', true)).toBe('?incident=a')
    expect(embedQuery('/embed', '?show=map')).toBe('?show=map')
    expect(embedQuery('/', '?show=map&incident=a')).toBe('')
  })
  it('is of maps alone', () => {
    for (const path of ['/methodology', '/data/preview', '/incidents', '/incidents/', '/incidents/A%20B', '/api/health', '']) {
      expect(embeddable(path), path).toBeNull()
      expect(embedQuery(path, '')).toBeNull()
    }
  })
})

it('a title or an address cannot leave its attribute', () => {
  const html = embedSnippet({ src: 'https://atlas.example/embed?q=%22&a=1', title: '"><script>x</script>&', width: '100%', height: 400 })
  expect(html).toBe('<iframe src="https://atlas.example/embed?q=%22&amp;a=1" width="100%" height="400" title="&quot;&gt;&lt;script&gt;x&lt;/script&gt;&amp;" sandbox="allow-scripts allow-same-origin allow-popups" loading="lazy" style="border:0;max-width:100%"></iframe>')
})

it('the link before a frame is what WordPress lets through and joins to it', () => {
  const html = titleLink('https://atlas.example/?q="&a=1', 'Fire <b>&</b> “smoke”') + embedSnippet({ src: 'https://atlas.example/embed', title: 'x', width: 1, height: 1 })
  expect(html).toMatch(/^<blockquote><a href="https:\/\/atlas\.example\/\?q=&quot;&amp;a=1">Fire &lt;b&gt;&amp;&lt;\/b&gt; “smoke”<\/a><\/blockquote><iframe /)
  // Its own pattern (wp_filter_oembed_result): an optional quote at the beginning, then one frame.
  expect(/^(<blockquote>.*?<\/blockquote>)?.*(<iframe.*?><\/iframe>)/s.exec(html)?.slice(1).join('')).toBe(html)
})
it('reads the secret that WordPress puts after the address, and no other hash', () => {
  expect(['#?secret=aB3dE5fG7h', '', '#record', '#?secret=', '#?secret=a"b', '#?secret=a&b'].map(hostSecret)).toEqual(['aB3dE5fG7h', null, null, null, null, null])
})
