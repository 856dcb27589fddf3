import { useFocus } from '../use-focus'
import { unfitWords } from './suggest-box'
import { t } from '../../../utils/i18n'
import { type SourceFile, writeSourceFiles } from '../../../utils/contribute/source-files'
import type { Closure } from '../../../utils/model/closure'
import { subjectOf } from '../../status-text'
import { localDay } from '../../../utils/model/partial-date'

interface ExportBoxProps {
  readonly records: readonly Closure[]
  /** Hands a file to the browser's downloads. */
  readonly onDownload: (name: string, text: string) => void
  readonly onClose: () => void
}

/** The entries as the files a list's maintainer keeps, each to be looked at and downloaded; and what is not in them. */
export function ExportBox({ records, onDownload, onClose }: ExportBoxProps) {
  const headingRef = useFocus<HTMLHeadingElement>()
  const issuedOn = localDay()
  const info = { name: t('list_own'), publisher: t('own_publisher_default'), issuedOn }
  const { files, leftOut } = writeSourceFiles(records, info)
  return (
    <div class="asking">
      <h3 tabIndex={-1} ref={headingRef}>
        {t('sources_title')}
      </h3>
      <p>{t('sources_what')}</p>
      {leftOut.length > 0 && (
        <>
          <p class="warning">{t('sources_left_out', leftOut.length)}</p>
          <ul class="plain">
            {leftOut.map(({ closure, because }) => (
              <li key={closure.id}>{t('sources_because', subjectOf(closure.account), t(unfitWords[because]))}</li>
            ))}
          </ul>
        </>
      )}
      {files.length === 0 && <p>{t('sources_none')}</p>}
      {files.map((file) => (
        <FilePart key={file.name} file={file} onDownload={onDownload} />
      ))}
      <div class="actions">
        <button type="button" class="go" onClick={onClose}>
          {t('suggest_close')}
        </button>
      </div>
    </div>
  )
}

interface FilePartProps extends Pick<ExportBoxProps, 'onDownload'> {
  readonly file: SourceFile
}

function FilePart({ file: { name, text, count }, onDownload }: FilePartProps) {
  // A download has no folder.
  const plainName = name.slice(name.lastIndexOf('/') + 1)
  return (
    <div class="file">
      <p>
        <strong>{name}</strong> {name === 'list.yaml' ? '' : t('sources_count', count)}
      </p>
      <details>
        <summary>{t('sources_show', name)}</summary>
        <pre>{text}</pre>
      </details>
      <button
        type="button"
        class="go"
        aria-label={t('sources_download_named', name)}
        onClick={() => onDownload(plainName, text)}
      >
        {t('sources_download')}
      </button>
    </div>
  )
}
