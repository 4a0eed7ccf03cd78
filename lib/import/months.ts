/** Months by their names: English, French, German, Spanish, Turkish, and Arabic in both of its ways. */
const MONTHS: Record<string, number> = {}
const names = (list: string) => list.split(' ').forEach((entry, i) => entry.split('/').forEach(name => { MONTHS[name.replaceAll('_', ' ')] = i + 1 }))
names('january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep/sept october/oct november/nov december/dec')
names('janvier/janv février/fevrier/févr/fevr mars avril/avr mai juin juillet/juil août/aout septembre octobre novembre décembre/decembre/déc')
names('januar/jänner februar/feber märz/maerz april mai juni juli august september oktober/okt november dezember/dez')
names('enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre octubre noviembre diciembre/dic')
names('ocak şubat/subat mart nisan mayıs/mayis haziran temmuz ağustos/agustos eylül/eylul ekim kasım/kasim aralık/aralik')
names('كانون_الثاني/يناير شباط/فبراير آذار/اذار/مارس نيسان/أبريل/ابريل أيار/ايار/مايو حزيران/يونيو تموز/يوليو آب/اب/أغسطس/اغسطس أيلول/ايلول/سبتمبر تشرين_الأول/تشرين_الاول/أكتوبر/اكتوبر تشرين_الثاني/نوفمبر كانون_الأول/كانون_الاول/ديسمبر')

/** Any month's name, as the source of a pattern. */
export const MONTH = Object.keys(MONTHS).sort((a, b) => b.length - a.length).map(m => m.replace(' ', '\\s+')).join('|')
export const monthOf = (name: string): number => MONTHS[name.toLowerCase().replace(/\s+/g, ' ')]
