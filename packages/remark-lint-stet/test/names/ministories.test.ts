import {describe, expect, it} from 'vitest'
import namesSpelling from '../../rules/names-spelling/rule.js'
import {readStory} from './read-story.js'

function alarms(text: string): string[] {
  const {rule} = namesSpelling
  return rule.run(readStory(text), rule.configure(undefined)!).map(({sentence}) => sentence)
}

describe('names that only look alike', () => {
  it.each([
    ['a possessive', 'Clara Saunders spoke on Monday. Saunders’ brother agreed. Saunders’s office did not.'],
    ['a family in the plural', 'Tobias Lindqvist sold the yard. The Lindqvists left. Lindqvist wept.'],
    ['peoples and their countries', 'Envoys of Austria and Australia met. The Austrian side left; the Australians stayed. Slovakia and Slovenia sent nobody.'],
    ['two surnames of one man', 'Andrés Manuel Ortega Ruiz spoke. Ortega Ruiz left early, and Ruiz said nothing.'],
    ['a family name that comes first', 'President Chen Weiming met Han Dong Su. Chen said yes. Han said no.'],
    ['an article and a particle', 'Prince Khalid bin Rashid met Omar al-Hadid. Bin Rashid left. Al-Hadid stayed. Hadid declined.'],
    ['a nickname', 'Robert Tasker spoke. Bob Tasker left. Tasker was tired.'],
    ['sisters', 'Karen Dolan and Kristen Dolan spoke. Kara Dolan came late. Dolan Park was closed.'],
    ['two chambers', 'The Senate Budget Committee met. The House Budget Committee did not. Senators said so, and a senator left.'],
    ['a foreign name told again', 'Members of Casa de Obreros Unidos met. Casa de Obreros Unidos said so. Its leader, Mauro Garza, spoke, and Garza left.'],
    ['two judges', 'Judge Harry Edmonds wrote it. Judges Edmonds and Nora Edmunds agreed. Edmunds dissented in part.'],
    ['a surname and a similar one, both introduced', 'Stephen Mallory spoke. Gen. Mark Malloy was there. Malloy said no. Mallory said yes.'],
    ['a given name and a surname', 'Carol Larkin met Carl Larson. Larkin said no; Larson said yes.'],
    ['a name in front and behind', 'Paul Ronson and Ronald Pauling spoke. Paul left. Pauling said so.'],
    ['a company and two people', 'MacAllen’s said it would close. Chris McAllen said so. Norman MacAllen said no. MacAllen left; McAllen stayed.'],
    ['a month that is a man', 'Mark March said in March that May Mayer would come in May. Mayer said so. March left.'],
    ['ideas and their followers', 'Buddhism came late. A Buddhist said so. Buddhists agreed, and Calvinists did not.'],
    ['a spelling the story explains', 'The town of Esfahan, also known as Isfahan, is old. Isfahan is large. Esfahan is beautiful.'],
    ['a state in an abbreviation', 'Rep. Ann Dolan, D-Ohio, spoke in Ohio. Rep. Bo Larkin, R-Ohio, left. Ohio voted.'],
    ['compounds of a country', 'The Qatari-led talks ended. Qatar-led talks began. Qatar and the Saudi-US group agreed. Saudis did not.'],
    ['somebody else’s brother', 'Jens Petersen steered. Mira Peterson, a nurse from Oslo, watched. Petersen waved. Peterson waved back.'],
    ['a word that opens a sentence', 'Walter Keane spoke. Keen observers noticed. Keane left. Clean shirts hung there.'],
    ['two near names side by side', 'The twins are Carol and Caryl. Carol Dunmore bakes. Caryl Dunmore sells. Carol left; Caryl stayed, and Caryl wept.'],
    ['two near names in a list', 'Among them were Cpl. Dale Anders, Cpl. Dale Andrews and Sgt. Wilbur Stokes.'],
    ['an older name in brackets', 'Two cousins came from Kharkiv (older maps have Kharkov). They left Kharkiv in May.'],
    ['an older name', 'The ship left Chornomorsk on Monday. It had been named Chernomorsk until 2016.'],
    ['people who are called so', 'The Rev. Otto Meier has the bell. Two brothers named Maier dropped it.'],
    ['a form that is told of as a word', 'Elaine Johansson ran. What if somebody writes “Johanssen”? Johansson would not mind.'],
    ['a given name and another’s surname', 'President Barak Tolland met David Brook. Brook said no.'],
    ['an editor’s insertion', 'She wrote that “[Barak] Tolland said no.” David Brook said yes. Brook left.'],
    ['a woman’s form of a man’s name', 'Casimir Wojtek rang the bell. His wife, Casimira, died in May. Wojtek wept.'],
    ['saints', 'St. Brendan’s and St. Brandon’s became one hospital. St. Brendan’s is in Fairmount.'],
    ['ordinals of one series', 'The Twenty-Fifth Amendment came before the Twenty-Sixth Amendment.'],
    ['acronyms after one word', 'The firm uses OpenGL now, and will use OpenCL software later.'],
    ['an address and its owner', 'The team of Tangled met. Tangled grew, and so did Tangled.sh in May.'],
    ['a word of another language', 'The Orchestra Society gave a concert. The Orchestra was thanked by the Orchestre Philharmonique de Breuvac.'],
    ['words derived from one', 'The Transformation Service grew. Transformative Service staff met. Nazism was banned; Nazis hid.'],
    ['several bodies of one kind', 'The Office of Customer Care met. The Offices of Customer Care and of Design agreed.'],
    ['a compound of words that opens a sentence', 'Two-factor codes came. The Two-Factor Act passed. Real-time data helped the Real Time Center.'],
    ['two families', 'Nurlan Abdrakman and Nursul Abdurakman met. The Abdrakmans left. The Abdurakmans stayed.'],
    ['an article in Arabic beside a country', 'A man from Saudi Arabia told al-Arabiya so.'],
    ['names in a table', '| Office | Candidate |\n|---|---|\n| Clerk | Maria Elena Solis |\n| | Mary Ellen Sollis |\n\nClerk Maria Elena Solis won. Solis smiled.'],
    ['a signature in capitals', 'Shirelle Gaines spoke. Gaines left.\n\nDONNA GAINEY\n\nTilden'],
    ['a particle that is a given name', 'Eddie Van Houten pitched. Art Van Hooten caught.'],
    ['an entity that nothing decodes', '---\ntitle: "Where Poincar&eacute; was born"\n---\n\nHenri Poincaré wrote. Poincaré slept.'],
    ['two people with one name and two settings', 'Siobhán Doyle sang. Siobhan Reyes danced.']
  ])('is silent on %s', (_, text) => {
    expect(alarms(text)).toEqual([])
  })
})

describe('one name spelled two ways', () => {
  it.each([
    ['a surname of two parts', 'U.S. District Judge Colette Harlan Mutelli ruled on Tuesday. Harlan-Mutely wrote that the order was unlawful.', 'Harlan-Mutely'],
    ['a lost hyphen', 'Judge Colette Harlan-Mutelli ruled. Harlan Mutelli wrote more.', 'Harlan Mutelli'],
    ['a letter lost', 'Pilot Ellen Vandermolen steered. The tide was low, Vandemolen said.', 'Vandemolen'],
    ['letters exchanged', 'Secretary Piet Hasgeth spoke. Hasgeth left. Then Hagseth came back.', 'Hagseth'],
    ['a double letter', 'Treasurer Scott Bassent signed. Bassent left. Basent declined to comment.', 'Basent'],
    ['a sound', 'The writer Jamal Kashoudi was lost. Khashoudi had written columns. Kashoudi’s wife said so.', 'Khashoudi'],
    ['an ending', 'Viktor Zelensko spoke. Zelenskow said no. Zelensko left.', 'Zelenskow'],
    ['the full name being wrong', 'Ronald McDorell said so. McDorrell left. McDorrell said no. McDorrell was tired.', 'McDorell'],
    ['two given names', 'Jeffrey Eppelman died. Eppelman was rich. The Jeffery Eppelman files came out.', 'Jeffery'],
    ['a given name of no list', 'Vladimir Tasker spoke. Then Vladmir Tasker left. Tasker was tired.', 'Vladmir'],
    ['one given name, two surnames', 'Marisol Trevanion spoke. The board heard Marisol Trevannion again in May.', 'Trevannion'],
    ['a title in common', 'Gov. Greta Whitmarsh signed it. Gov. Witmarsh said so. Whitmarsh left.', 'Witmarsh'],
    ['an organization', 'The Coastal Fisheries and Exchange Commission sued. The Coastal Fisheries and Exchnage Commission said no.', 'Exchnage'],
    ['a place', 'The council in Minneapolis voted. Residents of Minneapolis were glad. Mineapolis has grown.', 'Mineapolis'],
    ['a headline', '# Basent defends tariffs\n\nTreasurer Scott Bassent said that he was glad. Bassent added more, and Bassent left.', 'Basent'],
    ['a headline in title case', '# Basent Defends Tariffs in Fiery Hearing\n\nTreasurer Scott Bassent said that he was glad. Bassent added more, and Bassent left.', 'Basent'],
    ['an acronym', 'The Harbor Emergency Management Agency (HEMA) said so. HMEA officials left.', 'HMEA'],
    ['an accent', 'José Ramíriz hit a homer. Later Ramiriz scored.', 'Ramiriz'],
    ['a hyphen in a company', 'The Harbor-Watch group met. A spokesman for Harbor Watch said so.', 'Harbor Watch'],
    ['capitals', 'The firm GitHarbor grew. Users of Githarbor were glad.', 'Githarbor'],
    ['capitals inside a word, in a headline', '# How GitHarbor Grew Into a City\n\nThe team of Githarbor was glad.', 'GitHarbor'],
    ['a full name in the plural', 'Christopher Galen wrote it. Later Christopher Galens wrote more.', 'Galens'],
    ['a nickname before a slip', 'Jessica Dussalt won. The photograph shows Jess Dussault.', 'Dussault'],
    ['a number inside a long name', 'The National Parks Service closed. The National Park Service said so. Rangers of the National Park Service left.', 'Parks'],
    ['a word before a title', 'California Gov. Jerry Roe spoke in California. Calfornia Attorney General Rob Lind left California.', 'Calfornia'],
    ['a given name that comes back alone', 'The patch of Junion Hamada came. Then Junio said no. Eric told Junio so, and Junio left.', 'Junion'],
    ['two letters of a long word', 'It was Waddlesplash who wrote it. They asked Waddlesplash, and Waddlesplash left. Then Waddleshash came back.', 'Waddleshash'],
    ['a place with an ending of peoples', 'The mayor of Benghazi spoke. Benghazi was calm. Later Benghaazi was not.', 'Benghaazi'],
    ['a slip after *not*', 'Leaders of Bretavia met. Whether or not Bretaiva leaves, Bretavia will pay, and Bretavia knows it.', 'Bretaiva'],
    ['emphasis inside a name', 'Pilot Ellen Vander*molen* steered. The tide was low, Vandemolen said.', 'Vandemolen']
  ])('sees %s', (_, text, form) => {
    const found = alarms(text)
    expect(found.length).toBeGreaterThan(0)
    expect(found.join('\n')).toContain(form)
  })
})
