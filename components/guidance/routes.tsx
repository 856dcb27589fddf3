import type { Destination, Route, Suggestion, Ways } from '../../utils/answer/answer'
import { t } from '../../utils/i18n'
import type { Closure } from '../../utils/model/closure'
import { keyOf } from '../names'
import { shortText } from '../short-text'
import { statusMark, statusSentence } from '../status-text'
import { ActionButton } from './action-button'
import type { ActionButtonProps } from './action-button'

interface RoutesProps {
  readonly guidance: Ways
  /** No way is large: there are others like it on the surface. */
  readonly small?: boolean
}

/** Where to go from a closure: the first stated way large, the others below it, else what may help. */
export function Routes({ guidance, small = false }: RoutesProps) {
  const { closure, routes, suggestions } = guidance
  const [first, ...others] = routes.filter((route) => route.end)
  const search = [...routes.map(({ end }) => end), ...suggestions].find((way) => way?.action.kind === 'search')
  const shared = { search: search?.action }
  return (
    <>
      {routes.length === 0 && <p class="plain">{t('no_successor')}</p>}
      {first && <Way large={!small} closure={closure} route={first} {...shared} />}
      {others.length > 0 && (
        <div class="others">
          <p class="label">{t('to_others')}</p>
          {others.map((route) => (
            <Way key={JSON.stringify(route.end)} closure={closure} route={route} {...shared} />
          ))}
        </div>
      )}
      {routes.map((route) => !route.end && <DeadEnd key={route.via.at(-1)?.id} route={route} closure={closure} />)}
      {suggestions.length > 0 && (
        <ul class="suggestions">
          {suggestions.map((suggestion) => (
            <SuggestedWay key={JSON.stringify(suggestion)} suggestion={suggestion} {...shared} />
          ))}
        </ul>
      )}
    </>
  )
}

/** The same for every way of a note. */
type Shared = Pick<ActionButtonProps, 'search'>

interface WayProps extends Shared {
  readonly closure: Closure
  readonly route: Route
  readonly large?: boolean
  /** Whose way it is, where several accounts went different ways. */
  readonly whose?: string | undefined
}

/** A route that ends somewhere. */
export function Way({ closure, route, large = false, whose, ...shared }: WayProps) {
  const { end, closing } = route
  if (!end) return null
  return (
    <>
      {large && <p class="label">{t(closure.status === 'renamed' ? 'to_renamed' : 'to')}</p>}
      <ActionButton
        name={end.successor.name}
        platform={end.successor.kind === 'account' ? end.successor.platform : undefined}
        hint={[whose, hintOf(end)].filter(Boolean).join(' ')}
        action={end.action}
        large={large}
        {...shared}
      />
      {closing && <p class="plain">{t('closing', statusSentence(closing))}</p>}
      <Path closure={closure} route={route} />
    </>
  )
}

/** The search is offered where the account was; the notice itself may not have said where the new one is. */
function hintOf({ successor, action }: Destination): string {
  const isUnstated = successor.kind === 'account' && !successor.platform && action.kind !== 'open'
  return isUnstated ? t('hint_platform') : ''
}

/** A route that ends nowhere. */
export function DeadEnd({ closure, route }: Pick<WayProps, 'closure' | 'route'>) {
  const last = route.via.at(-1)
  if (!last) return null
  return (
    <>
      <p class="plain">{t(route.circular ? 'circular' : 'dead_end', statusSentence(last))}</p>
      <Path closure={closure} route={route} />
    </>
  )
}

function Path({ closure, route }: Pick<WayProps, 'closure' | 'route'>) {
  if (route.via.length === 0) return null
  return (
    <details>
      <summary>{t('path')}</summary>
      <ol class="path">
        {[closure, ...route.via].map((passed) => (
          <li key={passed.id}>
            {shortText(passed.account.name)} <small>{statusMark(passed)}</small>
          </li>
        ))}
        {route.end && <li>{shortText(route.end.successor.name)}</li>}
      </ol>
    </details>
  )
}

/** What may help, and is no way that a source states. */
export function SuggestedWay({ suggestion, ...shared }: Shared & { readonly suggestion: Suggestion }) {
  const { kind, name, platform, action } = suggestion
  return (
    <li>
      <p class="label">
        <span class="tag">{t('suggestion')}</span> {t(`suggestion_${keyOf(kind)}`)}
      </p>
      <ActionButton name={name} platform={platform} action={action} {...shared} />
    </li>
  )
}
