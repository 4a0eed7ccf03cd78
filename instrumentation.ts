/** Runs once when a server starts (never in a build): publish the data folder and follow it. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return
  const [{ startPublishing }, { statusOfPage }, { offerPageStatus }, { warmPlaces }, { offerDirect }, { keepProjects }] = await Promise.all([import('./lib/server/publishing'), import('./lib/server'), import('./lib/server/page-status'), import('./lib/server/places'), import('./lib/server/dating/direct'), import('./lib/server/dating/desks')])
  offerPageStatus(statusOfPage)
  offerDirect()
  // Not awaited: the server answers (health says 503) while a large record is published.
  void startPublishing()
  warmPlaces()
  keepProjects()
}
