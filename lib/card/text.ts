import { escaped } from '../formats/xml'
import { FAMILIES, LOOK, type Weight } from './look'

export interface TextStyle { size: number; weight: Weight; color: string; direction: 'ltr' | 'rtl'; anchor?: 'start' | 'middle' | 'end'; halo?: boolean; opacity?: number }

/** Ranges and open figures, which run from left to right in any text: "592–1091", "30+". */
const FIGURES = /\d[\d,.]*(?:–\d[\d,.]*\+?|\+)/g

/** `anchor`: which end of the text, in its own direction, lies at x. */
export const textSvg = (text: string, x: number, y: number, { size, weight, color, direction, anchor = 'start', halo, opacity }: TextStyle): string =>
  (text ? `<text x="${Math.round(x * 10) / 10}" y="${Math.round(y * 10) / 10}" font-family="${FAMILIES}" font-size="${size}" font-weight="${weight}" fill="${color}" direction="${direction}" text-anchor="${anchor}"${opacity ? ` opacity="${opacity}"` : ''}${halo ? ` stroke="${LOOK.land}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"` : ''}>${escaped(direction === 'rtl' ? text.replace(FIGURES, figure => `\u2066${figure}\u2069`) : text)}</text>` : '')
