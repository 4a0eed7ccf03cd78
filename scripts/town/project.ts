import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SEED } from './build'
import { drawGold } from './gold'
import { BOUNDS } from './shapes'
import { SKIES } from './sky'
import type { Truth } from './truth'

const ID = 'drawn-town'

/** Looked at picture by picture: what is said of each is to be seen in it. */
const TRAINING = [
  {
    building: 'b126', explanation: {
      en: 'A pale, flat roof. On 21 February 2020 it is whole, with its edge and its shadow; on 10 March there is grey rubble in its place, and it stays. The thin cloud of 14 January changes nothing: the roof is there again on 3 February. Last standing: 21 February. First destroyed: 10 March.',
      ar: 'سطح فاتح مستوٍ. في 21 شباط/فبراير 2020 هو سليم بحافته وظله، وفي 10 آذار/مارس مكانه أنقاض رمادية، وتبقى. ولا يغيّر الغيم الرقيق في 14 كانون الثاني/يناير شيئاً: فالسطح ظاهر من جديد في 3 شباط/فبراير. آخر مشهد قائم: 21 شباط/فبراير. أول مشهد مدمَّر: 10 آذار/مارس.',
    },
  },
  {
    building: 'b240', explanation: {
      en: 'It stands in all twelve pictures. The light moves its shadow round it, the picture of 8 December is grey and grainy, that of 14 January pale with haze; the roof with its edge is there every time. Answer: no destruction.',
      ar: 'هو قائم في المشاهد الاثني عشر كلها. الضوء يدير ظله حوله، ومشهد 8 كانون الأول/ديسمبر رمادي محبّب، ومشهد 14 كانون الثاني/يناير باهت من الضباب، أما السطح بحافته فظاهر كل مرة. الجواب: لا دمار.',
    },
  },
  {
    building: 'b131', explanation: {
      en: 'A house shaped like an L. On 21 February 2020 it is whole; on 10 March its southern part is rubble while the rest of the roof still stands and throws a shadow, up to the last picture. Answer: partly, last standing 21 February, first destroyed 10 March.',
      ar: 'بيت على شكل حرف L. في 21 شباط/فبراير 2020 هو سليم، وفي 10 آذار/مارس صار جزؤه الجنوبي أنقاضاً وما زال باقي السطح قائماً يلقي ظلاً حتى المشهد الأخير. الجواب: جزئياً، آخر مشهد قائم 21 شباط/فبراير، وأول مشهد مدمَّر 10 آذار/مارس.',
    },
  },
  {
    building: 'b171', explanation: {
      en: 'A red-brown roof, standing on 27 December 2019. On 14 January cloud hides everything; on 3 February there is rubble. Say what you saw, not what you guess: last standing 27 December, first destroyed 3 February. (Known from the drawing: it fell before the clouded picture.)',
      ar: 'سطح بنّي محمرّ، قائم في 27 كانون الأول/ديسمبر 2019. في 14 كانون الثاني/يناير يحجب الغيم كل شيء، وفي 3 شباط/فبراير هناك أنقاض. قل ما رأيت لا ما تخمّن: آخر مشهد قائم 27 كانون الأول/ديسمبر، وأول مشهد مدمَّر 3 شباط/فبراير. (المعروف من الرسم: سقط قبل المشهد الغائم.)',
    },
  },
  {
    building: 'b165', explanation: {
      en: 'Whole only in the first picture, of 4 September 2019. The second, of 15 October, is hazy and yellowish, yet the straight edge of the roof is gone and rubble lies within the outline; every clear picture after it shows the same. Last standing: 4 September. First destroyed: 15 October.',
      ar: 'سليم في المشهد الأول وحده، 4 أيلول/سبتمبر 2019. والثاني، 15 تشرين الأول/أكتوبر، ضبابي مصفرّ، لكن حافة السطح المستقيمة اختفت والأنقاض داخل الحدّ، وكل مشهد صافٍ بعده يُظهر الشيء نفسه. آخر مشهد قائم: 4 أيلول/سبتمبر. أول مشهد مدمَّر: 15 تشرين الأول/أكتوبر.',
    },
  },
]

/** `projects/drawn-town.json`. */
export function projectOf(truth: Truth): object {
  const scenes = SKIES.map(({ date }) => ({ id: date, date }))
  return {
    $schema: '../schema/project.schema.json', id: ID,
    title: { en: 'The drawn town (training)', ar: 'البلدة المرسومة (للتدريب)' },
    instructions: {
      en: 'This town is a drawing: nobody lives there, and nothing in it happened. Look at the outlined building from the first picture to the last. Mark the last picture in which it stands and the first in which it is destroyed: rubble in place of the roof. Where a cloud lies between, leave that picture out. Shadows, colours and the slant of the view change from picture to picture; a building that only looks different is not destroyed.',
      ar: 'هذه البلدة رسم: لا يسكنها أحد، ولم يقع فيها شيء. انظر إلى المبنى المحدَّد من أول مشهد إلى آخره. علّم آخر مشهد يكون فيه قائماً وأول مشهد يكون فيه مدمَّراً: أنقاض مكان السطح. وإن وقع بينهما غيم فاترك ذلك المشهد. الظلال والألوان وميل الرؤية تتغير من مشهد إلى آخر، والمبنى الذي يختلف مظهره فحسب ليس مدمَّراً.',
    },
    published: true, place: ID, drawing: true, area: [...BOUNDS], buildings: `${ID}/buildings.geojson`, truth: `${ID}/truth.json`,
    scenes, rules: { answers_min: 5, answers_max: 40 },
    gold: drawGold(truth, scenes, SEED + 2, TRAINING.map(t => t.building)), training: TRAINING,
  }
}

/** One line for each entry of a long list: a change of one is one line in Git. */
export function projectText(project: object): string {
  const lines = Object.entries(project).map(([name, value]) => {
    const list = Array.isArray(value) && typeof value[0] === 'object'
    return `  ${JSON.stringify(name)}: ${list ? `[\n${(value as object[]).map(v => `    ${JSON.stringify(v)}`).join(',\n')}\n  ]` : JSON.stringify(value)}`
  })
  return `{\n${lines.join(',\n')}\n}\n`
}

/** Writes the project beside its outlines; nothing is drawn. */
if (process.argv[1]?.endsWith('project.ts')) {
  const dir = join(process.argv[2] ?? 'data', 'projects')
  const { buildings } = JSON.parse(readFileSync(join(dir, ID, 'truth.json'), 'utf8')) as { buildings: Truth }
  writeFileSync(join(dir, `${ID}.json`), projectText(projectOf(buildings)))
}
