// Takes the place of components/panels/phone-pages.ts in the static edition: answers need a server.

export const PHONE_PAGES = ['stories', 'evidence', 'claims', 'methodology', 'data'] as const
