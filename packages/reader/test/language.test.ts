import {describe, expect, it} from 'vitest'
import {parseMarkdown} from '../src/parse-markdown.js'
import {readMarkdown} from '../src/markdown.js'
import {settings} from './read.js'

/** Knows English words and the short ones that other languages share with it. */
const known = () => new Set(`${english} a an die den en la de el dos on no me son plus tan`.toLowerCase().match(/\p{L}+/gu))
const lexicon = {...settings.lexicon, wordSize: (form: string) => (known().has(form) ? 20 : 0)}

const language = (source: string) => readMarkdown(parseMarkdown(source), source, {...settings, lexicon}).language

const english =
  'The ferry left the quay at noon with forty passengers, three cars and a dog on board, the harbor master said. She sank an hour later in calm water, and nobody could say why the pumps had stopped.'
const spanish =
  'El transbordador salió del muelle al mediodía con cuarenta pasajeros, tres coches y un perro a bordo, dijo el capitán del puerto. Se hundió una hora más tarde en aguas tranquilas, y nadie supo decir por qué habían parado las bombas.'
const french =
  'Le ferry a quitté le quai à midi avec quarante passagers, trois voitures et un chien à bord, a dit le capitaine du port. Il a coulé une heure plus tard dans une eau calme, et personne ne savait pourquoi les pompes étaient arrêtées.'
const german =
  'Die Fähre verließ den Kai am Mittag mit vierzig Fahrgästen, drei Autos und einem Hund an Bord, sagte der Hafenmeister. Sie sank eine Stunde später in ruhigem Wasser, und niemand konnte sagen, warum die Pumpen nicht mehr liefen und was an Bord geschah, als man sie zuletzt auf der Brücke sah.'

describe('the language of a story', () => {
  it('is open for English words, and for few words', () => {
    expect(language(english)).toBeUndefined()
    expect(language('El transbordador salió.')).toBeUndefined()
  })

  it('is another one for words that are not English', () => {
    for (const source of [spanish, french, german]) expect(language(source), source.slice(0, 20)).toBe('und')
  })

  it('is what the front matter says', () => {
    expect(language(`---\nlang: es-MX\n---\n\n${spanish}`)).toBe('es')
    expect(language(`---\nlanguage: en_US\n---\n\n${spanish}`)).toBe('en')
  })
})
