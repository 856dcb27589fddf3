import type { Action } from '../../utils/answer/answer'
import { t } from '../../utils/i18n'
import type { MessageKey } from '../../utils/i18n'
import type { PlatformId } from '../../utils/model/platform'
import { accountNoun, platformName } from '../names'
import { safeHref } from '../../utils/markup/safe-href'
import { shortText } from '../short-text'
import { SafeLink } from './safe-link'

export interface ActionButtonProps {
  readonly name: string
  readonly action: Action
  /** The platform of the account the action leads to, when it is an account and its platform is known. */
  readonly platform?: PlatformId | undefined
  /** What else must be said about the way. */
  readonly hint?: string | undefined
  /** The note's first search: what a search is, is said beside that one only. */
  readonly search: Action | undefined
  /** The one large action of a surface. */
  readonly large?: boolean
}

/** One way to go: a link or a copy button, with what must be known before it is pressed. */
export function ActionButton(props: ActionButtonProps) {
  const { action, large, hint } = props
  const hints = [hintOf(props), hint].filter(Boolean).join(' ')
  return (
    <div class={large ? 'way large' : 'way'}>
      {action.kind === 'copy' ? (
        <CopyButton key={action.text} text={action.text} />
      ) : (
        <SafeLink class="go" href={action.url}>
          {actionLabel(props)}
        </SafeLink>
      )}
      {hints && <p class="hint">{hints}</p>}
    </div>
  )
}

/** What a press does, in words: 在抖音搜索“淄博交警”. */
export function actionLabel({
  name,
  action,
  platform,
}: Pick<ActionButtonProps, 'name' | 'action' | 'platform'>): string {
  const short = shortText(name)
  if (action.kind === 'search') return t('action_search', short, platformName(action.platform))
  if (action.kind === 'copy') return t('action_copy', shortText(action.text))
  if (action.kind === 'call') return t('action_call', shortText(action.number))
  return platform ? t('action_open_account', short, accountNoun(platform)) : t('action_open', short)
}

function hintOf({ name, action, search }: ActionButtonProps): string {
  switch (action.kind) {
    case 'search':
      return action === search ? t('hint_search') : ''
    case 'copy':
      return pasteHint(action.where)
    case 'call':
      return shortText(name)
    case 'open':
      return safeHref(action.url) && action.host ? shortText(action.host, 80) : ''
  }
}

const pasteHints: Partial<Record<PlatformId | 'web', MessageKey>> = {
  wechat: 'paste_wechat',
  channels: 'paste_channels',
  'mini-program': 'paste_mini_program',
  app: 'paste_app',
  web: 'paste_web',
}

function pasteHint(where: PlatformId | 'web'): string {
  const key = pasteHints[where]
  return key || where === 'web' ? t(key ?? 'paste_web') : t('paste_platform', platformName(where))
}

/** `utils/page/copy-press.ts` makes it work. */
function CopyButton({ text }: { readonly text: string }) {
  const name = shortText(text)
  return (
    <>
      <button type="button" class="go" data-copy={text} data-copied={t('action_copied', name)}>
        {t('action_copy', name)}
      </button>
      <output class="outcome" data-failed={t('action_copy_failed', name)} />
    </>
  )
}
