import { render } from 'preact'
import { ResultsApp } from './results-app'
import '../../components/results-page/results-page.css'
import { t } from '../../utils/i18n'
import { handleCopyPress } from '../../utils/page/copy-press'

const app = document.querySelector('#app')
if (app === null) throw new Error('results without #app')
document.documentElement.lang = t('locale')
app.addEventListener('click', handleCopyPress)
render(<ResultsApp />, app)
