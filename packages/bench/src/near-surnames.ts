/** Two people whose surnames lie within a slip of each other. */
export interface NearPair {
  readonly first: readonly [given: string, surname: string]
  readonly second: readonly [given: string, surname: string]
}

/** Surnames that real families bear, on people made up for the bench. */
const pairs = `
Erik Larsen, Thomas Larson | Dana Castor, Miguel Castro | Ruth Davis, Karen Davids | Nora Rosen, Peter Rose | Neil Hansen, Gail Hanson
Carla Petersen, Brian Peterson | Joan Andersen, Keith Anderson | Mark Olsen, Heidi Olson | Paul Nielsen, Greta Nielson | Ralph Jensen, Lucy Jenson
Alan Stuart, Holly Stewart | Diane Philips, Craig Phillips | Oscar Reid, Janet Reed | Walter Clark, Simone Clarke | Ellen Brown, Victor Browne
Hugh Green, Monica Greene | Leon Gray, Abigail Grey | Frank Smith, Paula Smyth | Judith Schmidt, Roger Schmitt | Hannah Meyer, Oliver Meier
Glenn Snyder, Tamara Snider | Irene Hoffman, Claude Hoffmann | Curtis Kaufman, Denise Kauffman | Wendy Burns, Philip Byrnes | Roy Connor, Lydia Conner
Stella Allen, Marcus Allan | Doris Bailey, Eugene Baily | Vernon Barnes, Sylvia Barns | Rachel Bennett, Douglas Bennet | Maria Rodriguez, Luis Rodrigues
Ana Gonzalez, Raul Gonzales | Teresa Fernandez, Joaquim Fernandes | Pedro Martinez, Gloria Martines | Rosa Perez, Emilio Peres | Carmen Gomez, Rafael Gomes
Julia Mendez, Arturo Mendes | Felix Alvarez, Bruno Alvares | Kathleen Johnson, Gordon Johnston | Sarah Thompson, Edgar Thomson | Clyde Robertson, Anita Robinson
Grace Williams, Stanley Williamson | Norman Harris, Beatrice Harrison | Evelyn Richards, Dennis Richardson | Tina Stevens, Harold Stephens | Joel Matthews, Priscilla Mathews
Russell Nichols, Yvonne Nicholls | Gerald Lawrence, Bonnie Laurence | Chester Pearce, Rebecca Pierce | Megan Sheppard, Calvin Shepherd | Loretta Parsons, Derek Person
Wayne Collins, Audrey Collings | Elliott Marsh, Vivian March | Trevor Coleman, Sandra Colman | Denise Foster, Raymond Forster | Bradley Wells, Naomi Welles
Claudia Lambert, Austin Lampert | Sheldon Weber, Ingrid Webber | Justin Fischer, Noreen Fisher | Marvin Schaefer, Lois Shaffer | Camille Becker, Darren Baker
Angela Maurer, Kurt Mauer | Julian Kramer, Estelle Cramer | Theresa Koch, Nathan Cook | Bridget Kelly, Warren Kelley | Desmond Murphy, Colette Murphey
Sandra Miller, Jerome Millar | Gilbert Moore, Cecilia Moor | Patricia Hughes, Leonard Huges | Alfred Doyle, Marlene Coyle | Ronald Burke, Felicia Burk
Helen Bowen, Barry Bowers | Sidney Hayes, Ramona Haynes | Lorna Dixon, Terrence Dickson | Clifford Tate, Melissa Tait | Yolanda Mackenzie, Scott McKenzie
`

/** At least sixty pairs. */
export const nearPairs: readonly NearPair[] = pairs
  .trim()
  .split(/\s*[|\n]\s*/)
  .map((pair) => {
    const [first, second] = pair.split(', ').map((name) => name.split(' ') as [string, string])
    return {first: first!, second: second!}
  })
