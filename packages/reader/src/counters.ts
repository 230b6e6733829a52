/** Numbers the lists, tables and block quotes of a story in reading order. */
export class Counters {
  lists = 0
  tables = 0
  quotes = 0
}
