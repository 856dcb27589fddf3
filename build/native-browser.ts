/**
 * The browser's extension APIs as they are, in place of webextension-polyfill where start-up counts, in the content
 * script and the background: under Manifest V3 both Chromium's and Firefox's give promises, and the polyfill would be
 * a sixth of what every page has to load.
 */
export default Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome')
