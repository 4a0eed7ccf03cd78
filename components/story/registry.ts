import type { ComponentType } from 'react'
import type { Block } from '@/lib/model/story'
import type { Around } from './around'
import { Months } from './Months'
import { Targets } from './Targets'

// Which component draws what a story names. One more chart is one more line here.

export interface ChartProps { block: Extract<Block, { kind: 'chart' }>; around: Around }
export interface ScenesProps { block: Extract<Block, { kind: 'before_after' }>; around: Around }

export const CHARTS: Partial<Record<ChartProps['block']['chart'], ComponentType<ChartProps>>> = { months: Months, targets: Targets }
export const SCENES: ComponentType<ScenesProps> | null = null
