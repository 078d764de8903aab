import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

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

// In development `npm run dev` serves the app and passes the API on.
export default defineConfig({
  plugins: [react(), tailwindcss(), compressed()],
  build: { outDir: 'dist', assetsDir: 'assets', modulePreload: { polyfill: false } },
})
