import 'element-plus/theme-chalk/base.css'
import './theme.css'
import { PiniaColada } from '@pinia/colada'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { addModules } from './modules/addModules.ts'
import { queries } from './queries.ts'
import { loadAhead, router } from './router.ts'
import { applyTheme } from './theme.ts'
import { locale, wordsPlugin } from './words.ts'

addModules()
applyTheme()
document.documentElement.lang = locale.value

createApp(App)
  .use(createPinia())
  .use(PiniaColada, queries)
  .use(wordsPlugin)
  .use(router)
  .mount('#app')

// What can't be loaded now is loaded on the way.
void loadAhead().catch(() => undefined)
