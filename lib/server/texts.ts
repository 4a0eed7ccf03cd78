import 'server-only'

export * from '../record-words'
