import { expect, it } from 'vitest'
import { html, link, prose } from './html'

it('escapes whatever stands in a text or an attribute', () => {
  const hostile = '"><script>alert(1)</script>&\u0000'
  expect(html`<p title="${hostile}">${hostile}</p>`.text).toBe('<p title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;">&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;</p>')
  expect(html`${null}${undefined}${false}${0}${['a', html`<b>${'<'}</b>`]}`.text).toBe('0a<b>&lt;</b>')
})
it('a text cannot turn round what it says, nor what stands beside it', () => {
  expect(prose('report\u202efdp.exe').text).toBe('<bdi>reportfdp.exe</bdi>')
  expect(prose('قُتل 134–180 شخصاً').text).toBe('<bdi>قُتل <bdi>134–180</bdi> شخصاً</bdi>')
})
it.each(['javascript:alert(1)', 'JAVASCRIPT:alert(1)', ' javascript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,<script>x</script>', 'vbscript:x', 'file:///etc/passwd', '//evil.example', 'x'])('%j leads nowhere', address => {
  expect(link(address).text).not.toMatch(/href|<script/i)
})
it('an address of the web is a link, and is spelled out', () => {
  expect(link('https://a.example/?x="<y>&z').text).toBe('<a href="https://a.example/?x=&quot;&lt;y&gt;&amp;z" rel="noopener noreferrer external"><bdi>https://a.example/?x=&quot;&lt;y&gt;&amp;z</bdi></a>')
})
