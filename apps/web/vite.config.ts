import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Tells the service worker which files the app is made of; fonts other than Latin are fetched when a page needs them. */
function listAssets(): Plugin {
  return {
    name: 'list-assets',
    apply: 'build',
    writeBundle({ dir = '' }, bundle) {
      const assets = Object.keys(bundle).filter((name) => /\.(js|css)$|latin-wght-normal.*\.woff2$/.test(name))
      const kept = assets.filter((name) => name !== 'sw.js' && !/latin-ext/.test(name)).sort()
      const file = join(dir, 'sw.js')
      const list = JSON.stringify(kept.map((name) => `/${name}`))
      writeFileSync(file, readFileSync(file, 'utf8').replace('__ASSETS__', list))
    },
  }
}

/** Compressed once here, sent as they are by the gateway: a first visit is a third of the size and costs no time there. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    // From the written files: chunks still change while bundles are generated.
    writeBundle({ dir = '' }, bundle) {
      for (const name of Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name))) {
        const source = readFileSync(join(dir, name))
        writeFileSync(join(dir, `${name}.br`), brotliCompressSync(source, BEST))
        writeFileSync(join(dir, `${name}.gz`), gzipSync(source, { level: 9 }))
      }
    },
  }
}

const BEST = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }

/** A file costs a round trip and its headers: what every page needs is few files, and libraries outlive a release of ours. */
const VENDOR = {
  name: 'vendor',
  test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store|masto|i18next|@tanstack\/(?!.*virtual)[\w-]+)\//,
  priority: 3,
}
const ICONS = { name: 'icons', test: /node_modules\/lucide-react\//, priority: 2 }
const CORE = { name: 'core', test: /\/src\/(api|entities|i18n|live|messages\/en|timeline\/sources)/, priority: 1 }

// In development `npm run dev` serves the app and passes the API on.
export default defineConfig({
  plugins: [react(), tailwindcss(), listAssets(), compressed()],
  build: {
    outDir: 'dist',
    assetsDir: 'assets',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { main: 'index.html', sw: 'worker/sw.ts' },
      // A worker's address must not change.
      output: {
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        codeSplitting: { groups: [VENDOR, ICONS, CORE] },
      },
    },
  },
})
