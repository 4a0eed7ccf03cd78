// Takes the place of components/scenes/OneOverOther.tsx in the static edition, whose articles run no script: the two pictures stand side by side.
export const OneOverOther = () => null
