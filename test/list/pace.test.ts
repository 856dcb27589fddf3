import { afterEach, describe, expect, test, vi } from 'vitest'
import { createPace } from '../../utils/list/pace'

afterEach(() => vi.unstubAllGlobals())

describe('a pace', () => {
  test('is due once a step has taken long enough, and not right after a rest', async () => {
    const pace = createPace(4)
    expect(pace.isDue()).toBe(false)
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 5)
    expect(pace.isDue()).toBe(true)
    await pace.rest()
    expect(pace.isDue()).toBe(false)
    vi.restoreAllMocks()
  })

  test('lets what is waiting have its turn', async () => {
    const turns: string[] = []
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      turns.push('question')
      port1.close()
    })
    port1.start()
    port2.postMessage(null)
    await createPace().rest()
    turns.push('step')
    expect(turns).toEqual(['question', 'step'])
  })

  test('stands behind everything else where the browser can be told so', async () => {
    const postTask = vi.fn<(callback: () => void, options: object) => Promise<void>>(async (callback) => callback())
    vi.stubGlobal('scheduler', { postTask })
    await createPace().rest()
    expect(postTask).toHaveBeenCalledWith(expect.any(Function), { priority: 'background' })
  })
})
