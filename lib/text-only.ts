/** Cookie of a reader who wants no pictures, films or sound. A cookie, as the colours are: the server's first answer leaves them out already. */
export const TEXT_ONLY = 'text-only'
