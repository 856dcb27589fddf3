import { aptInstall } from './apt.mjs'
import { findProgram } from './find-program.mjs'

const nginx = {
  programs: ['nginx'],
  // Debian keeps it out of the PATH of whoever is not root.
  places: ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx'],
}

/**
 * Finds nginx, installing it where there is none: the web server that lists are tried on. Gives an environment variable
 * that names the program; without it the tests that need it fail, and say so.
 */
export function installNginx() {
  if (find() === undefined) install()
  const found = find()
  if (found === undefined) console.error('It could not be installed: the tests that need it will fail.')
  return found === undefined ? {} : { YIBU_NGINX: found }
}

function find() {
  return process.env.YIBU_NGINX || findProgram(nginx)
}

function install() {
  console.error('No nginx on this machine; installing it …')
  if (!aptInstall(['nginx-light'])) aptInstall(['nginx'])
}
