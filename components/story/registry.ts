import type { ComponentType } from 'react'
import type { Block } from '@/lib/model/story'
import type { Around } from './around'
import { Claims } from './Claims'
import { Months } from './Months'
import { Pair } from './Pair'
import { Targets } from './Targets'

// Which component draws what a story names. One more chart is one more line here.

export interface ChartProps { block: Extract<Block, { kind: 'chart' }>; around: Around }
export interface ScenesProps { block: Extract<Block, { kind: 'before_after' }>; around: Around }

export const CHARTS: Record<ChartProps['block']['chart'], ComponentType<ChartProps>> = { months: Months, targets: Targets, claims: Claims }
export const SCENES: ComponentType<ScenesProps> = Pair
