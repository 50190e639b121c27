/** Finds dates, money, percentages and quantities, with their values. */

import type {Mention, Value} from '../model/document.ts'
import {type DateParts, dateOf, findDate} from './dates.ts'

/**
 * Returns the dates, sums of money, percentages and quantities in a text, in order and without overlaps, each with its `value`.
 *
 * Spans are UTF-16 offsets. The patterns read digits and number words. A match never begins inside a word. A date that is relative to the day of
 * writing ("last week") has a value only where `date` gives that day (`2021-10-05`; any other form is ignored). Never throws on content.
 */
export function findNumbers(text: string, {date}: {date?: string} = {}): Mention[] {
  const written = date === undefined ? undefined : dateOf(date)
  const found: Mention[] = []
  let reach = 0
  anchor.lastIndex = 0
  for (let match = anchor.exec(text); match; match = anchor.exec(text)) {
    const mention = match.index < reach ? undefined : findNumber(text, match.index, written)
    if (!mention) continue
    found.push(mention)
    reach = mention.span.end
    anchor.lastIndex = reach
  }
  return found
}

/** The longest date or measure that begins at `at`. */
function findNumber(text: string, at: number, written: DateParts | undefined): Mention | undefined {
  const date = findDate(text, at, written)
  let best: Mention | undefined = date && {
    span: date.span,
    type: 'date',
    via: 'numbers',
    ...(date.edtf && {value: {type: 'date', edtf: date.edtf}})
  }
  for (const {pattern, type, valueFrom} of measures) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (!match || at + match[0].length <= (best?.span.end ?? at)) continue
    const value = valueFrom(match.groups as Record<string, string | undefined>)
    // A number of 310 digits is too large for a JavaScript number, and JSON has no infinity.
    if (value && hasFiniteAmounts(value))
      best = {span: {start: at, end: at + match[0].length}, type, via: 'numbers', value}
  }
  return best
}

function hasFiniteAmounts(value: Value): boolean {
  return value.type === 'date' || (Number.isFinite(value.amount) && Number.isFinite(value.to ?? 0))
}

const small =
  'zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen'.split(
    '|'
  )
const tens = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety'.split('|')
const powers: ReadonlyMap<string, number> = new Map([
  ['dozen', 12],
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['k', 1e3],
  ['m', 1e6],
  ['mn', 1e6],
  ['bn', 1e9],
  ['b', 1e9],
  ['tn', 1e12]
])

const digits = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`
const unit = `(?:(?:${tens.join('|')})(?:[- ](?:${small.slice(1, 10).join('|')}))?|${small.join('|')})`
const scale = '(?:hundred|thousand|million|billion|trillion)'
/**
 * "five", "a dozen", "two hundred and six", "a hundred million". The number of words has a limit. Without it, "one one one …" would be
 * matched to its end from each of its words, in quadratic time.
 */
const spelledOut = `(?:${unit}|an?(?= (?:dozen|${scale}))|half a)(?:[- ](?:dozen|${scale})){0,4}(?:(?: and)? ${unit}(?: ${scale}){0,4}){0,6}`
const number = `(?:(?:${digits})(?:[- ](?:dozen|${scale})){0,4}|${spelledOut})`
const range = `(?<amount>${number})(?:(?: to | or |[-–—])(?<to>${number}))?`
const codes =
  'USD|EUR|GBP|JPY|CNY|INR|RUB|CHF|CAD|AUD|NZD|SEK|NOK|DKK|PLN|TRY|BRL|ZAR|KRW|SGD|HKD|MXN|AFN|PKR|IRR|SAR|AED|QAR'
/** Matches the beginning of every number and date. It is tried first, because the patterns are long and most words cannot begin a number or date. */
const anchor: RegExp = new RegExp(
  String.raw`(?<![\p{L}\p{N}_.,$€£¥₹₽₩₪%@#/-]|\d[-–])(?:\d|[$€£¥₹₽₩₪]|(?:(?:US|U\.S\.|NZ|HK|A|C)\$)|(?:${[...small, ...tens, 'a', 'an', 'half'].join('|')}|last|next|this|past|yesterday|today|tomorrow|tonight|spring|summer|autumn|fall|winter|eleventh|twelfth|[a-z]+teenth|twentieth|${codes}|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))`,
  'giu'
)
const after = String.raw`(?![\p{L}\p{N}_])`

const currencies: ReadonlyMap<string, string> = new Map(
  Object.entries({
    $: 'USD',
    US$: 'USD',
    'U.S.$': 'USD',
    A$: 'AUD',
    C$: 'CAD',
    NZ$: 'NZD',
    HK$: 'HKD',
    '€': 'EUR',
    '£': 'GBP',
    '¥': 'JPY',
    '₹': 'INR',
    '₽': 'RUB',
    '₩': 'KRW',
    '₪': 'ILS',
    dollar: 'USD',
    euro: 'EUR',
    pound: 'GBP',
    yen: 'JPY',
    yuan: 'CNY',
    renminbi: 'CNY',
    rupee: 'INR',
    ruble: 'RUB',
    rouble: 'RUB',
    franc: 'CHF',
    won: 'KRW',
    afghani: 'AFN',
    cent: 'USD'
  })
)

/** Units that form their plural with an s, by their singular. */
const namedUnits: ReadonlyMap<string, string> = new Map(
  Object.entries({
    second: 'second',
    sec: 'second',
    minute: 'minute',
    min: 'minute',
    hour: 'hour',
    hr: 'hour',
    day: 'day',
    night: 'day',
    week: 'week',
    fortnight: 'fortnight',
    month: 'month',
    year: 'year',
    yr: 'year',
    decade: 'decade',
    century: 'century',
    mile: 'mile',
    mi: 'mile',
    kilometer: 'kilometer',
    kilometre: 'kilometer',
    meter: 'meter',
    metre: 'meter',
    centimeter: 'centimeter',
    centimetre: 'centimeter',
    millimeter: 'millimeter',
    millimetre: 'millimeter',
    foot: 'foot',
    feet: 'foot',
    ft: 'foot',
    inch: 'inch',
    inches: 'inch',
    yard: 'yard',
    acre: 'acre',
    hectare: 'hectare',
    kilogram: 'kilogram',
    kilo: 'kilogram',
    gram: 'gram',
    milligram: 'milligram',
    pound: 'pound',
    lb: 'pound',
    ounce: 'ounce',
    oz: 'ounce',
    ton: 'ton',
    tonne: 'tonne',
    liter: 'liter',
    litre: 'liter',
    gallon: 'gallon',
    barrel: 'barrel',
    megawatt: 'megawatt',
    gigawatt: 'gigawatt',
    kilowatt: 'kilowatt',
    degree: 'degree',
    byte: 'byte'
  })
)
/** Units by their symbols in the SI and CLDR. Symbols have no plural: "has" is not the plural of "ha". */
const unitSymbols: ReadonlyMap<string, string> = new Map(
  Object.entries({
    km: 'kilometer',
    cm: 'centimeter',
    mm: 'millimeter',
    ha: 'hectare',
    kg: 'kilogram',
    mg: 'milligram',
    ml: 'milliliter',
    MW: 'megawatt',
    GW: 'gigawatt',
    kW: 'kilowatt',
    kWh: 'kilowatt-hour',
    mph: 'mile-per-hour',
    'km/h': 'kilometer-per-hour',
    '°C': 'celsius',
    '°F': 'fahrenheit',
    '°': 'degree',
    KB: 'kilobyte',
    MB: 'megabyte',
    GB: 'gigabyte',
    TB: 'terabyte',
    Hz: 'hertz',
    kHz: 'kilohertz',
    MHz: 'megahertz',
    GHz: 'gigahertz',
    // Some writers still add an s to these.
    kms: 'kilometer',
    kgs: 'kilogram'
  })
)
const units: ReadonlyMap<string, string> = new Map([...namedUnits, ...unitSymbols])
const spellings = (names: ReadonlyMap<string, string>): string =>
  [...names.keys()].toSorted((a, b) => b.length - a.length).join('|')

interface Measure {
  type: 'money' | 'percent' | 'quantity'
  pattern: RegExp
  valueFrom(groups: Record<string, string | undefined>): Value | undefined
}

const measures: readonly Measure[] = [
  {
    type: 'money',
    pattern: new RegExp(
      String.raw`(?<currency>(?:US|U\.S\.|NZ|HK|A|C)?\$|[€£¥₹₽₩₪]) ?(?<amount>(?:${digits})(?: ?(?:${scale}|k|m|mn|bn|b|tn)${after})?)(?:(?: to |[-–—])(?:(?:US)?\$|[€£¥₹₽₩₪])?(?<to>(?:${digits})(?: ?(?:${scale}|k|m|mn|bn|b|tn))?)${after})?${after}`,
      'iuy'
    ),
    valueFrom: ({currency, amount, to}) => money(currency!.toUpperCase(), amount!, to)
  },
  {
    type: 'money',
    pattern: new RegExp(
      String.raw`${range}(?: |-)(?:(?:U\.?S\.?|American|Canadian|Australian|British|Swiss) )?(?<currency>(?:dollar|euro|pound|yen|yuan|renminbi|rupee|rouble|ruble|franc|won|afghani|cent)s?|${codes})${after}`,
      'iuy'
    ),
    valueFrom: ({currency, amount, to}) =>
      /^won$/i.test(currency!) && !/\d|illion/.test(amount!) ? undefined : money(currency!, amount!, to)
  },
  {
    type: 'money',
    pattern: new RegExp(`(?<currency>${codes}) ?(?<amount>(?:${digits})(?: ${scale})?)${after}`, 'uy'),
    valueFrom: ({currency, amount}) => money(currency!, amount!, undefined)
  },
  {
    type: 'percent',
    pattern: new RegExp(`${range} ?(?:[- ]?(?:percent(?:age points?)?|per cent|pct)${after}|%)`, 'iuy'),
    valueFrom: ({amount, to}) => withAmounts({type: 'percent', amount: 0}, amount!, to)
  },
  {
    type: 'quantity',
    pattern: new RegExp(
      `${range}(?<half>[- ]and a half)?[- ]?(?:long |full |more |consecutive )?(?<power>square |cubic |nautical |light[- ])?(?:(?<unit>${spellings(namedUnits)})(?:s|es)?|(?<symbol>${spellings(unitSymbols)}))${after}`,
      'iuy'
    ),
    valueFrom: ({amount, to, half, power, unit: name, symbol = name!}) => {
      const found = units.get(symbol) ?? units.get(symbol.toLowerCase())
      if (found === undefined) return undefined
      const value = withAmounts(
        {type: 'quantity', amount: 0, unit: power ? `${power.trim()}-${found}` : found},
        amount!,
        to
      )
      if (half) value.amount += 0.5
      return value
    }
  },
  {
    type: 'quantity',
    pattern: new RegExp(`${range}[- ](?<unit>centuries|century)${after}`, 'iuy'),
    valueFrom: ({amount, to}) => withAmounts({type: 'quantity', amount: 0, unit: 'century'}, amount!, to)
  }
]

function money(spelled: string, amount: string, to: string | undefined): Value {
  const key = spelled.length === 3 && spelled === spelled.toUpperCase() && !spelled.includes('$') ? spelled : undefined
  const singular = spelled.toLowerCase().replace(/s$/, '')
  const currency = key ?? currencies.get(spelled) ?? currencies.get(singular) ?? 'XXX'
  const value = withAmounts<Extract<Value, {type: 'money'}>>({type: 'money', amount: 0, currency}, amount, to)
  if (singular === 'cent') {
    value.amount /= 100
    if (value.to !== undefined) value.to /= 100
  }
  return value
}

function withAmounts<Kind extends Exclude<Value, {type: 'date'}>>(
  value: Kind,
  amount: string,
  to: string | undefined
): Kind {
  value.amount = amountOf(amount)
  if (to === undefined) return value
  value.to = amountOf(to)
  // In "5 to 10 million", both numbers are millions.
  const power = powerOf(to)
  if (power > 1 && powerOf(amount) === 1 && value.amount < value.to / power + 1e-9) value.amount *= power
  return value
}

function powerOf(spelled: string): number {
  return powers.get(/(?<![a-z])[a-z]+$/i.exec(spelled)?.[0].toLowerCase() ?? '') ?? 1
}

/** The value of a number in digits, number words or both: "2.5 million", "twenty-three", "a hundred and six". */
export function amountOf(spelled: string): number {
  let total = 0
  let group = 0
  let seen = false
  for (const word of spelled.toLowerCase().match(/\d[\d,]*(?:\.\d+)?|[a-z]+/g) ?? []) {
    const power = powers.get(word)
    if (power !== undefined) {
      group = (seen ? group : 1) * power
      if (power >= 1000) {
        total += group
        group = 0
        seen = false
      }
      continue
    }
    if (word === 'and' || (word === 'a' && spelled.toLowerCase().startsWith('half'))) continue
    const ten = tens.indexOf(word)
    const one = small.indexOf(word)
    const value =
      word === 'half'
        ? 0.5
        : word === 'a' || word === 'an'
          ? 1
          : ten >= 0
            ? 20 + 10 * ten
            : one >= 0
              ? one
              : Number(word.replaceAll(',', ''))
    group += value
    seen = true
  }
  return Number((total + group).toPrecision(15))
}
