// Takes the place of components/care/HeldMedia.tsx in the static edition, which holds no files of evidence: the item says what there is.
export const HeldMedia = () => null
