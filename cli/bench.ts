import { chosenGroups, type GroupTable, readOptions, UsageError } from './bench/options'
import { measureList } from './bench/list/measure-list'
import { measureLookUp } from './bench/measure-look-up'
import { measureNotices } from './bench/notices/measure-notices'
import { measureMarks } from './bench/marks/measure-marks'
import { measurePage } from './bench/measure-page'
import { measureSearch } from './bench/search/measure-search'
import { createReport, writeReport } from './bench/report'

/** What there is to measure. A new question is one more line here. */
const groups = {
  page: { measure: measurePage, says: 'what the content script costs a page' },
  marks: { measure: measureMarks, says: 'what marks on the links of an endless feed cost, and whether they are right' },
  list: { measure: measureList, says: 'what it takes to take a list in, keep it and ask it, at several sizes' },
  lookup: { measure: measureLookUp, says: 'how long the worker takes to answer, cold and warm' },
  search: {
    measure: measureSearch,
    says: 'how fast a search answers while it is typed: in Node, beside libraries, and in the popup; at several sizes',
  },
  notices: { measure: measureNotices, says: 'how long it takes to read a notice, by its length; in Node' },
} satisfies GroupTable

try {
  const options = readOptions(process.argv.slice(2), groups)
  if (typeof options === 'string') console.log(options)
  else {
    const measured = []
    for (const group of chosenGroups(options, groups)) {
      // oxlint-disable-next-line no-await-in-loop -- what runs side by side cannot be timed
      measured.push(...(await group.measure(options.rounds, options.sizes)))
    }
    const report = createReport(options.rounds, measured)
    console.log(options.json ? JSON.stringify(report) : writeReport(report))
  }
} catch (error) {
  console.error(`bench: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = error instanceof UsageError ? 2 : 1
}
