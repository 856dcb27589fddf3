// First: it asks for the database as soon as it is evaluated.
import { takeDatabase } from '../../utils/store/first-database'
import { render } from 'preact'
import { PopupApp } from './popup-app'
import '../../components/popup/popup.css'
import { openTab } from './tab'
import { t } from '../../utils/i18n'
import { handleCopyPress } from '../../utils/page/copy-press'

const app = document.querySelector('#app')
if (app === null) throw new Error('popup without #app')
document.documentElement.lang = t('locale')
app.addEventListener('click', handleCopyPress)
const tab = openTab(new URLSearchParams(location.search))
render(<PopupApp tab={tab} database={takeDatabase()} />, app)
