import { SaxesParser } from 'saxes'

const LOCAL = /^(#|data:image\/(png|jpeg|webp);base64,)/
/** Elements that run, load or hold a page. */
const REFUSED = new Set(['script', 'foreignobject', 'iframe', 'object', 'embed', 'audio', 'video', 'handler', 'listener'])
const OUTSIDE = /url\(\s*['"]?(?!#|data:)|@import/i

/** Holds a drawing against what it must not do: run anything, or load anything from elsewhere. `tell` gets line and sentence. */
export function checkSvg(text: string, tell: (line: number, message: string) => void): void {
  const parser = new SaxesParser({ xmlns: false })
  let root = ''
  let broken = false
  const say = (message: string) => tell(parser.line, message)
  parser.on('error', error => {
    if (!broken) say(`is not well-formed XML (${error.message.replace(/^[\d:]+ /, '')}); expected an SVG drawing`)
    broken = true
  })
  parser.on('doctype', doctype => { if (/\[|ENTITY/i.test(doctype)) say('declares entities; expected a drawing without them') })
  parser.on('processinginstruction', ({ target }) => { if (target !== 'xml') say(`holds an instruction <?${target}?>; expected none`) })
  parser.on('opentag', ({ name, attributes }) => {
    const own = name.replace(/^.*:/, '').toLowerCase()
    root ||= own
    if (REFUSED.has(own)) say(`holds <${name}>; expected a drawing that runs nothing and loads nothing`)
    for (const [key, value] of Object.entries(attributes as Record<string, string>)) {
      const attribute = key.replace(/^.*:/, '').toLowerCase()
      if (attribute.startsWith('on')) say(`has ${key} on <${name}>; expected a drawing that runs nothing`)
      else if ((attribute === 'href' || attribute === 'src') && !LOCAL.test(value.trim())) say(`refers to ${value.slice(0, 60)}; expected references within the drawing alone (#…)`)
      else if (OUTSIDE.test(value)) say(`refers to something outside in ${key} of <${name}>; expected references within the drawing alone`)
    }
  })
  parser.on('text', content => { if (OUTSIDE.test(content) && /[{;]/.test(content)) say('loads something in its styles; expected styles that load nothing') })
  parser.on('cdata', content => { if (OUTSIDE.test(content)) say('loads something in its styles; expected styles that load nothing') })
  parser.write(text).close()
  if (!broken && root !== 'svg') tell(1, `begins with <${root}>; expected <svg>`)
}
