import { useEffect } from 'preact/hooks'
import { useAddress } from './use-address'
import { useRecords } from './use-records'
import { useResults } from './use-results'
import { titleOf } from '../../components/results-page/query-text'
import { ResultsPage } from '../../components/results-page/results-page'
import { browser } from '../../utils/browser'
import { ownFormHash } from '../../utils/model/own-form-link'
import { resultsAddress } from '../../utils/results/address'

/** The results page with its browser around it. */
export function ResultsApp() {
  const { query, go } = useAddress()
  const { opened, hasFailed } = useRecords()
  const { shown, progress, hasTrouble } = useResults(opened, query)

  useEffect(() => {
    document.title = titleOf(query)
  }, [query])

  return (
    <ResultsPage
      query={query}
      shown={shown}
      progress={progress}
      hasTrouble={hasFailed || hasTrouble}
      lists={opened?.records.lists}
      allOff={opened?.records.allOff ?? false}
      onWords={(words, isDone) => go({ ...query, words, page: 1 }, isDone ? 'done' : 'typing')}
      onFilters={(filters) => go({ ...query, filters, page: 1 }, 'done')}
      onPage={(page) => go({ ...query, page }, 'done')}
      addressOf={resultsAddress}
      onAddOwn={(name) =>
        void browser.tabs.create({ url: browser.runtime.getURL(`options.html${ownFormHash({ name })}`) })
      }
      onOpenOptions={() => void browser.runtime.openOptionsPage()}
      onPrint={() => print()}
    />
  )
}
