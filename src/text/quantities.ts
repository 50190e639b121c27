/** Quantities of several words: a number with its unit, range or sign, or a number in words. */

/**
 * Whether an offset is between a number and another word of the same quantity: `3 | percent`, `3 – | 5`, `twenty | five`, `Rs. | 5`,
 * `5 degrees | below zero`. `wordAt` covers quantities that are one word (`5 km`, `3–5`).
 *
 * Counted things (`3 ships`) and hedges (`nearly 3`) do not belong to the number. `text` must not be folded. The offset is UTF-16.
 */
export function cutsQuantity(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length || !besideSpace.test(text.slice(at - 1, at + 1))) return false
  const before = tidy(text.slice(Math.max(0, at - reach), at))
  const after = tidy(text.slice(at, at + reach))
  return joints.test(`${before}|${after}`)
}

/** Only offsets beside white space: `wordAt` covers those inside a word. `Rs|. 5` is cut before its full stop. */
const besideSpace = /\s|^[sS]\./u

/** In UTF-16 units: the longest phrase (`three | square kilometres`) fits. */
const reach = 32

function tidy(text: string): string {
  return text.replace(invisible, '').replace(/\s+/g, ' ').replaceAll('|', ' ').toLowerCase()
}

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|[\ufe00-\ufe0f]/g

const any = (words: string): string => `(?:${words.split(' ').join('|')})`

const tens = any('twenty thirty forty fifty sixty seventy eighty ninety')
const ones = any('one two three four five six seven eight nine')
const scales = any('hundred thousand million billion trillion')
const teens = any('zero ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen dozen half')
const named = `(?:${tens}(?:[- ]${ones})?|${ones}|${teens}|${scales})`

const units = any(
  [
    'percent per_cent pct percentage_points? basis_points? points?',
    '(?:kilo|centi|milli|micro|nano)?met(?:re|er)s? miles? yards? feet foot ft inch(?:es)? fathoms? furlongs? light-years?',
    'hectares? acres? tons? tonnes? (?:kilo|milli|micro)?gram(?:me)?s? kilos? pounds? lbs? ounces? oz carats?',
    '(?:milli)?lit(?:re|er)s? gallons? pints? barrels? bushels?',
    '(?:milli|micro|nano)?seconds? minutes? hours? days? weeks? months? years? decades? centur(?:y|ies)',
    '(?:kilo|mega|giga|tera)?(?:watts?|joules?|volts?|hertz|bytes?|bits?|tons?|pascals?)(?:-hours?)? calories amp(?:ere)?s? ohms? decibels? knots? horsepower',
    'degrees? celsius fahrenheit kelvin',
    'dollars? euros? cents? pence francs? yen yuan rupees? rou?bles? pesos? kron[ae]r? shillings? lira dinars? rials? usd eur gbp chf jpy',
    "times fold o['’]clock b\\.?c\\.?e?"
  ].join(' ')
).replaceAll('_', ' ')
/** What may stand between a number and its unit. */
const kinds = any('square cubic metric nautical imperial sq\\.? cu\\.? u\\.?s\\.? american canadian australian')
const currencies = any('rs inr usd eur gbp chf jpy cny aud cad nzd sek nok dkk us\\$ c\\$ a\\$ kr fr dm')

/** A number that ends directly before the cut, and one that begins after it. */
const ends = `(?:\\p{N}[%‰°²³]?|(?<!\\p{L})${named})`
const begins = `(?:[-−–+]?\\p{Sc}?[.]?\\p{N}|${named}(?!\\p{L}))`

/** A quantity that continues across the cut. The cut is written `|`; the text is in lower case with single spaces. */
const joints = new RegExp(
  [
    // 3 | percent, three | square kilometres, 3 square | kilometres, 5 degrees | celsius.
    `${ends} ?\\| ?(?:${kinds} )?${units}(?![\\p{L}\\p{N}])`,
    `${ends} ${kinds} ?\\| ?${units}(?![\\p{L}\\p{N}])`,
    `per ?\\| ?cent(?!\\p{L})`,
    `degrees? ?\\| ?(?:celsius|fahrenheit|(?:c|f)(?![\\p{L}.])|(?:below|under) zero|below(?! \\p{L}))`,
    `(?:below|under) ?\\| ?zero(?!\\p{L})`,
    // 5 | below zero, 3 | out of 4.
    `${ends} ?\\| ?(?:below zero|out of ${begins})`,
    // 60 miles | per hour, 60 miles | an hour.
    `(?:${ends} |(?<=\\p{N}))(?:${kinds} )?${units} ?\\| ?(?:per |an? ${any('second minute hour')}(?!\\p{L}))`,
    // 5 feet | 2 inches, 3 hours | 20 minutes, 4 pounds | 2 ounces.
    `(?:feet|foot|ft|hours?|pounds?|lbs?) ?\\| ?(?:and )?${begins}[\\p{N}]? ?(?:inch|in(?!\\p{L})|min|ounces?|oz)`,
    // 3 – | 5, 3 | to 5, 3 | × 4.
    `${ends} ?\\| ?[-–−‒‐×÷+/:x] ?${begins}`,
    `${ends} ?[-–−‒‐×÷+/:x] ?\\| ?${begins}`,
    `${ends}(?<!from [^|]{1,14}) ?\\| ?(?:to|or) ${begins}`,
    // twenty | five, two | hundred, a hundred | and five, one | and a half.
    `(?<!\\p{L})${tens} ?\\| ?${ones}(?!\\p{L})`,
    `(?<!\\p{L})${named} ?\\| ?${scales}(?!\\p{L})`,
    `(?<!\\p{L})${scales} ?\\| ?(?:and )?${begins}`,
    `(?<!\\p{L})${scales} and ?\\| ?${begins}`,
    `${ends} ?\\| ?(?:and )?(?:an? |one )?(?:half|thirds?|quarters?|fifths?|tenths?)(?!\\p{L})`,
    // Rs. | 5, Rs | . 5, EUR | 5.
    `(?<!\\p{L})${currencies}\\.? ?\\| ?[-−]?[.]?\\p{N}`,
    `(?<!\\p{L})${currencies} ?\\|\\. ?\\p{N}`,
    `(?<!\\p{L})(?:minus|negative|plus or minus) ?\\| ?${begins}`
  ].join('|'),
  'u'
)
