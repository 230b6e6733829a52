import {ErrorCodes, MessageType, ResponseError, ShowMessageNotification, type Connection} from 'vscode-languageserver'
import type {ClientAbilities} from '../client-abilities.js'
import {rulePage} from '../rule-page.js'

/** Shows the page of a rule, or says where it is. @throws ResponseError for a rule that does not exist. */
export async function explainRule(connection: Connection, {showsDocuments}: ClientAbilities, rule: string, address: unknown): Promise<void> {
  const page = typeof address === 'string' && address !== '' ? address : rulePage(rule)
  if (page === undefined) throw new ResponseError(ErrorCodes.InvalidParams, `There is no rule \`${rule}\``)
  if (showsDocuments) await connection.window.showDocument({uri: page, takeFocus: true, external: page.startsWith('http')})
  else await connection.sendNotification(ShowMessageNotification.type, {type: MessageType.Info, message: `${rule} is explained in ${page}`})
}
