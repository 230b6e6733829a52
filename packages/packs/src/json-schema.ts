import * as z from 'zod'
import {packPartSchema, packSchema} from './schema.js'

/**
 * The pack format as JSON Schema 2020-12, for completion in editors. Takes a
 * whole pack as well as a further file of a pack's folder.
 */
export function packJsonSchema(): string {
  const {title, description, ...schema} = z.toJSONSchema(z.union([packSchema, packPartSchema]).meta({title: 'Stet reference pack'}), {
    io: 'input'
  }) as Record<string, unknown>
  return `${JSON.stringify({title, ...schema}, null, 2)}\n`
}
