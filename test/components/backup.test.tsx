// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { backupActions } from './followed'
import { type BackupActions, BackupSection } from '../../components/options/backup/backup-section'
import { speak } from '../support/i18n'

beforeEach(() => speak('zh_CN'))
afterEach(cleanup)

const preview = vi.fn<BackupActions['preview']>(async () => ({
  ok: true,
  value: { exportedAt: '2026-11-20T04:00:00Z', lists: 2, records: 3, pins: 3, hiddenAccounts: 1 },
}))
const restore = () => vi.fn<BackupActions['restore']>(async () => ({ ok: true, value: null }))

function show(changes: Partial<BackupActions>) {
  const actions = backupActions(changes)
  const { container } = render(<BackupSection actions={actions} />)
  return { actions, text: () => container.textContent }
}

function choose(text: string) {
  const file = new File([text], 'yibu-backup.json')
  fireEvent.change(screen.getByLabelText('导入备份', { selector: 'input' }), { target: { files: [file] } })
}

test('an export names the file that it handed over', async () => {
  const { actions, text } = show({})
  fireEvent.click(screen.getByRole('button', { name: '导出备份' }))
  await waitFor(() => expect(text()).toContain('文件名是 yibu-backup-2026-11-21.json'))
  expect(actions.export).toHaveBeenCalledOnce()
})

test('an export that failed claims nothing', async () => {
  const failing = vi.fn<BackupActions['export']>(async () => undefined)
  const { text } = show({ export: failing })
  fireEvent.click(screen.getByRole('button', { name: '导出备份' }))
  await waitFor(() => expect(failing).toHaveBeenCalledOnce())
  expect(text()).not.toContain('已交给')
})

test('a file is looked at before anything is done with it, then merged', async () => {
  const { actions, text } = show({ preview, restore: restore() })
  choose('{"a":1}')
  const heading = await screen.findByRole('heading', { name: '这份备份里有什么' })
  await waitFor(() => expect(document.activeElement).toBe(heading))
  expect(text()).toMatch(/导出时间2026年11月20日 \d\d:00添加的名录2我的记录3 条留意的账号3隐藏的账号1/)
  expect(actions.restore).not.toHaveBeenCalled()
  fireEvent.click(screen.getByRole('button', { name: '合并' }))
  await waitFor(() => expect(text()).toContain('已合并备份。新加的名录会在几分钟内自动取回内容'))
  expect(actions.restore).toHaveBeenCalledExactlyOnceWith('{"a":1}', 'merge')
})

test('everything is replaced only after a second question', async () => {
  const { actions, text } = show({ preview, restore: restore() })
  choose('{}')
  fireEvent.click(await screen.findByRole('button', { name: '替换全部' }))
  fireEvent.click(screen.getByRole('button', { name: '不替换' }))
  expect(actions.restore).not.toHaveBeenCalled()
  fireEvent.click(screen.getByRole('button', { name: '替换全部' }))
  fireEvent.click(screen.getByRole('button', { name: '确定替换' }))
  await waitFor(() => expect(text()).toContain('已用备份替换全部内容。'))
  expect(actions.restore).toHaveBeenCalledExactlyOnceWith('{}', 'replace')
})

test('a file that is no backup is refused in words', async () => {
  const refuse = vi.fn<BackupActions['preview']>(async () => ({
    ok: false,
    failure: { kind: 'bad-backup', detail: 'x' },
  }))
  const { actions, text } = show({ preview: refuse })
  choose('<html>')
  await waitFor(() => expect(text()).toContain('没有导入，原有的内容没有变。这不是移步的备份文件'))
  expect(actions.restore).not.toHaveBeenCalled()
})

test('an import of which nothing was heard again is not said to be done, or not done', async () => {
  const { text } = show({ preview, restore: vi.fn<BackupActions['restore']>(async () => undefined) })
  choose('{}')
  fireEvent.click(await screen.findByRole('button', { name: '合并' }))
  await waitFor(() => expect(text()).toContain('可能只导入了一部分'))
  expect(text()).not.toContain('已合并')
})
