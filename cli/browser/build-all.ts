import { buildExtension } from './build-extension'

/** Builds for both browsers, so that what runs next does not have to. */
console.log(await buildExtension('chrome'))
console.log(await buildExtension('firefox'))
