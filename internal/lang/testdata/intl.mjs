// Writes what Node's Intl says, as the golden file of the tests: one case a
// line, [locale, function, arguments…, expected]. Run by the tests, and with
// "go test ./internal/lang -run Intl -update" to renew intl.json.
const locales = process.argv.length > 2 ? process.argv.slice(2)
  : ['en', 'en-GB', 'sv', 'da', 'ar', 'ar-u-nu-arab', 'fr', 'zh', 'de', 'fi', 'nb']
const numbers = ['0', '1', '2', '3', '5', '11', '21', '25', '100', '101', '999', '1000', '1234', '9999', '10000', '12345',
  '99950', '104999', '999499', '999999', '1000000', '1840000', '1950000', '2000000', '25000000', '249500000', '1234567890',
  '1234567890123', '12345678901234567', '-1', '-1234.5', '-1840000', '0.5', '1.0', '1.5', '2.5', '0.05', '0.0123', '13.6',
  '13.60', '99.95', '1234.567', '-0.4']
const few = ['0', '1', '2', '3', '11', '1.5', '2.50', '1234', '25000', '1822000', '-1234.5']
const scale = (s) => s.includes('.') ? s.split('.')[1].length : 0
const shift = (s) => { // exact division by a hundred
  const neg = s.startsWith('-') ? '-' : ''
  const [w, f = ''] = s.replace('-', '').split('.')
  const p = w.padStart(3, '0')
  return neg + p.slice(0, -2) + '.' + p.slice(-2) + f
}
const day = (s) => { const [y, m, d] = s.split('-').map(Number); return new Date(Date.UTC(y, m - 1, d ?? 1)) }
const moment = (s) => new Date(s + ':00Z')
const lines = []
const put = (...c) => lines.push(JSON.stringify(c))
const styles = ['long', 'medium', 'short', 'full']

for (const l of locales) {
  const N = (o) => new Intl.NumberFormat(l, o)
  const D = (o) => new Intl.DateTimeFormat(l, { timeZone: 'UTC', calendar: 'gregory', ...o })
  for (const n of numbers) {
    for (const [a, b] of [[0, 0], [0, 3], [1, 1], [2, 2]]) {
      put(l, 'number', n, `${a} ${b}`, N({ minimumFractionDigits: a, maximumFractionDigits: b }).format(n))
    }
    put(l, 'percent', n, N({ style: 'percent', minimumFractionDigits: scale(n), maximumFractionDigits: scale(n) }).format(shift(n)))
    for (const w of ['long', 'short']) put(l, 'compact', n, w, N({ notation: 'compact', compactDisplay: w }).format(n))
    put(l, 'plural', n, new Intl.PluralRules(l, { minimumFractionDigits: scale(n), maximumFractionDigits: scale(n) }).select(Number(n)))
  }
  for (const n of few) {
    for (const currency of ['EUR', 'SEK', 'DKK', 'USD', 'JPY']) {
      for (const currencyDisplay of ['symbol', 'code', 'name']) {
        for (const digits of [0, 2]) {
          put(l, 'money', n, currency, currencyDisplay, `${digits}`,
            N({ style: 'currency', currency, currencyDisplay, minimumFractionDigits: digits, maximumFractionDigits: digits }).format(n))
        }
        put(l, 'moneyCompact', n, currency, currencyDisplay, N({
          style: 'currency', currency, currencyDisplay, notation: 'compact',
          compactDisplay: currencyDisplay == 'name' ? 'long' : 'short', minimumFractionDigits: undefined
        }).format(n))
      }
    }
    for (const [unit, id] of [['meter', 'm'], ['kilometer', 'km'], ['hectare', 'ha'], ['minute', 'min'], ['hour', 'hour'],
      ['day', 'day'], ['month', 'month'], ['year', 'year'], ['percent', 'percent'], ['celsius', 'C'], ['kilogram', 'kg']]) {
      for (const unitDisplay of ['long', 'short']) {
        put(l, 'unit', n, id, unitDisplay, N({
          style: 'unit', unit, unitDisplay, minimumFractionDigits: scale(n), maximumFractionDigits: scale(n)
        }).format(n))
      }
    }
  }
  for (const [a, b] of [['3', '5'], ['1000', '2500'], ['0.5', '1.5'], ['3', '3'], ['20000', '45000']]) {
    const s = Math.max(scale(a), scale(b))
    const o = { minimumFractionDigits: s, maximumFractionDigits: s }
    if (a != b) put(l, 'numberRange', a, b, N(o).formatRange(a, b))
    if (a != b) put(l, 'percentRange', a, b, N({ style: 'percent', ...o }).formatRange(shift(a), shift(b)))
    for (const currency of ['EUR', 'SEK', 'DKK', 'USD']) {
      for (const currencyDisplay of ['symbol', 'code', 'name']) {
        if (a != b) put(l, 'moneyRange', a, b, currency, currencyDisplay, '0', N({ style: 'currency', currency, currencyDisplay, maximumFractionDigits: 0 }).formatRange(a, b))
      }
    }
    if (a != b) put(l, 'unitRange', a, b, 'km', 'short', N({ style: 'unit', unit: 'kilometer', ...o }).formatRange(a, b))
    if (a != b) put(l, 'unitRange', a, b, 'year', 'long', N({ style: 'unit', unit: 'year', unitDisplay: 'long', ...o }).formatRange(a, b))
  }
  const items = ['Lund', 'Malmö', 'Køge', 'Roskilde', 'Ystad']
  for (let n = 1; n <= items.length; n++) put(l, 'list', items.slice(0, n).join('|'), new Intl.ListFormat(l).format(items.slice(0, n)))

  for (const d of ['2026-11-22', '2018-04-05', '2024-02-29', '1999-12-31', '2000-01-01', '2026-05-03', '2026-03-01', '2026-06-10',
    '2026-07-07', '2026-08-15', '2026-09-30', '2026-10-12']) {
    for (const s of styles) put(l, 'date', d, s, D({ dateStyle: s }).format(day(d)))
    const month = d.slice(0, 7)
    put(l, 'date', month, 'long', D({ year: 'numeric', month: 'long' }).format(day(d)))
    put(l, 'date', month, 'medium', D({ year: 'numeric', month: 'short' }).format(day(d)))
    put(l, 'date', month, 'short', D({ year: 'numeric', month: 'numeric' }).format(day(d)))
    put(l, 'date', d.slice(0, 4), 'long', D({ year: 'numeric' }).format(day(d)))
  }
  for (const [a, b] of [['2026-11-22', '2026-11-24'], ['2026-11-05', '2026-11-30'], ['2026-11-30', '2026-12-02'],
    ['2026-12-30', '2027-01-02'], ['2026-03-01', '2026-09-15'], ['2025-05-05', '2026-05-05'], ['2026-11-22', '2026-11-22']]) {
    for (const s of styles) put(l, 'dateRange', a, b, s, D({ dateStyle: s }).formatRange(day(a), day(b)))
  }
  for (const [a, b] of [['2026-03', '2026-05'], ['2026-11', '2027-02']]) {
    put(l, 'dateRange', a, b, 'long', D({ year: 'numeric', month: 'long' }).formatRange(day(a), day(b)))
    put(l, 'dateRange', a, b, 'medium', D({ year: 'numeric', month: 'short' }).formatRange(day(a), day(b)))
    put(l, 'dateRange', a, b, 'short', D({ year: 'numeric', month: 'numeric' }).formatRange(day(a), day(b)))
  }
  put(l, 'dateRange', '2021', '2027', 'long', D({ year: 'numeric' }).formatRange(day('2021-01-01'), day('2027-01-01')))
  for (const t of ['2026-11-22T00:00', '2026-11-22T09:05', '2026-11-22T12:30', '2026-11-22T17:00', '2026-11-22T23:59']) {
    put(l, 'time', t, D({ timeStyle: 'short' }).format(moment(t)))
    for (const s of styles) put(l, 'dateTime', t, s, D({ dateStyle: s, timeStyle: 'short' }).format(moment(t)))
  }
  for (const [a, b] of [['2026-11-22T09:00', '2026-11-22T11:30'], ['2026-11-22T09:00', '2026-11-22T17:00'],
    ['2026-11-22T13:00', '2026-11-22T13:45'], ['2026-11-22T09:00', '2026-11-24T17:00']]) {
    for (const s of styles) put(l, 'dateTimeRange', a, b, s, D({ dateStyle: s, timeStyle: 'short' }).formatRange(moment(a), moment(b)))
  }
}
const plain = locales.filter((l) => !l.includes('-u-'))
for (const l of plain) {
  const names = new Intl.DisplayNames(l, { type: 'language', languageDisplay: 'standard' })
  for (const t of plain.filter((t) => !t.includes('-'))) put(l, 'name', t, names.of(t))
  const words = ['Ängelholm', 'Aarhus', 'Zürich', 'Ystad', 'Århus', 'Øresund', 'Östersund', 'Ålborg', 'Aalborg', 'Lund', 'lund', 'Malmö',
    'Molde', 'Ærø', 'Zealand', 'Vejle', 'Wien', 'coop', 'co-op', 'Éire', 'Eire', 'Übersee', 'Uppsala', 'Œuvre', 'ångström', 'أرهوس', 'لوند', '北京', '上海', '10', '9']
  put(l, 'sort', words.join('|'), [...words].sort(new Intl.Collator(l).compare).join('|'))
  if (l === 'zh') { // by pinyin: ā, dān, è, fēn, lóng, mǎ, nà, qīng, ruì, shàng, shēng, zhǒng
    const names = ['肿瘤学', '瑞典', '生命科学', '丹麦', '纳米技术', '隆德', '阿沃勒', '马尔默', '厄勒海峡', '氢能', '芬兰', '上法兰西', 'MAX IV', '2021年']
    put(l, 'sort', names.join('|'), [...names].sort(new Intl.Collator(l).compare).join('|'))
  }
}
console.log('{"node": ' + JSON.stringify(process.versions.node) + ', "cldr": ' + JSON.stringify(process.versions.cldr) +
  ', "cases": [\n' + lines.join(',\n') + '\n]}')
