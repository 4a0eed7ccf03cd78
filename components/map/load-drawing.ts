/** Few readers draw: the code for it comes with the menu that offers it. */
export const loadDrawing = () => import('./Drawing').then(m => ({ default: m.Drawing }))
