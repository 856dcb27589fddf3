import { render } from 'preact'
import { OptionsApp } from './options-app'
import '../../components/options/options.css'
import { t } from '../../utils/i18n'

const app = document.querySelector('#app')
if (app === null) throw new Error('options without #app')
document.documentElement.lang = t('locale')
document.title = t('options_title')
render(<OptionsApp />, app)
