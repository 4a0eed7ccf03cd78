const KEYS = ['startTraining', 'trainingAgain', 'startWork', 'startWorkFirst', 'opening', 'openFailed', 'again', 'textOnly', 'needsScript', 'forget', 'forgetAsk', 'forgetYes', 'forgetNo', 'forgotten', 'forgetFailed'] as const

/** Texts of a project's page, handed over: what formats the others comes with the screen where buildings are dated. */
export type StartWords = Record<(typeof KEYS)[number], string>

export const startWords = (t: (key: keyof StartWords) => string): StartWords => Object.fromEntries(KEYS.map(key => [key, t(key)])) as StartWords
