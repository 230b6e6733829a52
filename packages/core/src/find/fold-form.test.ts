import {expect, test} from 'vitest'
import {foldForm} from './fold-form.js'

test.each([
  ['Bessent', 'bessent'],
  ['bessent', 'bessent'],
  ['Hernández', 'hernandez'],
  ['Herna\u0301ndez', 'hernandez'],
  ['O’Brien', "o'brien"],
  ['O`Brien', "o'brien"],
  ['Kahoʻolawe', "kaho'olawe"],
  ['Kollar\u2011Kotelly', 'kollar-kotelly'],
  ['Padoa–Schioppa', 'padoa-schioppa'],
  ['Kol\u00ADlar', 'kollar'],
  ['Wałęsa', 'walesa'],
  ['Đoković', 'dokovic'],
  ['Strauß', 'strauss'],
  ['Æthelred', 'aethelred'],
  ['Sigurðsson', 'sigurdsson'],
  ['Þór', 'thor'],
  ['Erdoğan', 'erdogan'],
  ['İstanbul', 'istanbul'],
  ['Işık', 'isik'],
  ['U.S.', 'u.s.'],
  ['', '']
])('%s folds to %s, which folds to itself', (word, form) => {
  expect(foldForm(word)).toBe(form)
  expect(foldForm(form)).toBe(form)
})
