// All that the model believes before it has seen an answer. docs/dating.md gives the reasons; changing one changes every date.

/** How a dating answer comes about. What the pictures show is read as it is, a little too early, a little too late, or the answer has nothing to do with it. */
export const MODES = ['exact', 'early', 'late', 'random'] as const
export const MODE_COUNT = MODES.length

/** Mean of the Dirichlet prior of a volunteer's modes, before the crowd's own mean is learned. */
export const MODE_MEAN = Float64Array.of(0.6, 0.12, 0.13, 0.15)
/** Weight of the crowd's mean in a volunteer's modes, in answers. */
export const MODE_STRENGTH = 12
/** Weight of MODE_MEAN in the crowd's mean, in answers. */
export const CROWD_STRENGTH = 200
/** A volunteer speaks for the crowd with at most this many answers, or a few busy ones would be the crowd. */
export const CROWD_CAP = 50
/** Least share of random answers of anybody: no single answer can outweigh this much of doubt. */
export const RANDOM_FLOOR = 0.05
/** The modes of the most trusted volunteer that there can be. */
export const MOST_TRUSTED = Float64Array.of(0.9, 0.025, 0.025, RANDOM_FLOOR)
/** A near miss is off by d gaps with a probability that falls by this factor per gap. */
export const NEAR_FALL = 0.4

/** Weight of an even spread in what random answers say, in answers. */
export const BACKGROUND_STRENGTH = 50
/** Weight of the project's prior in how buildings are spread over the gaps, in buildings per gap. */
export const GAP_STRENGTH = 2
/** Weight of "the same for every gap" in how often a gap gives non-answers, in answers. */
export const NON_ANSWER_STRENGTH = 50
/** Non-answers of one building together move the odds of two gaps by at most the square of this. */
export const NON_ANSWER_BOUND = 3

/** What pictures show against what happened, learned from gold alone: each a Beta prior as [mean, weight in gold buildings]. */
export const MISSED = [0.06, 30] as const
/** Of one scene, around what all scenes have in common. */
export const MISSED_OF_SCENE = 8
export const SEEN_EARLY = [0.02, 50] as const
export const SEEN_ANYWHERE = [0.01, 50] as const

/** Weight of "answers are as independent as the model takes them for" in the temper, in gold buildings. */
export const TEMPER_STRENGTH = 5

/** What an answer to a building of unknown date tells of its volunteer, against one to a gold building (EM-λ: Nigam and others 2000, Machine Learning 39, 103–134). */
export const AGREEMENT_WEIGHT = 0.1

/** Where fewer sources have answered gold, the loudest of them is heard like the others. */
export const FEW_SOURCES = 10

/** A date is firm when not even so many further sources that agree could move its interval, */
export const FIRM_SOURCES = 2
/** and neither could a shift of probability by this much. */
export const FIRM_DRIFT = 0.015
