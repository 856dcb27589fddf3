import { openTestFirefox } from '../support/open-browser'
import { testPages } from '../support/page-tests'

testPages('Firefox', openTestFirefox)
