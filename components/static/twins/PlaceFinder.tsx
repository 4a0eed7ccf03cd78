// Takes the place of components/filters/PlaceFinder.tsx in the static edition: towns are found by the server's gazetteer.

export const PlaceFinder = () => null
