/** Ids are slugs; whatever else stands in an address names nothing, and is not asked for. */
export const SLUG = /^[a-z0-9-]{1,300}$/
