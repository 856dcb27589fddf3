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
render(<PopupApp tab={openTab(new URLSearchParams(location.search))} />, app)
