import { describe, expect, it } from 'vitest'
import { fold, matchesWords, words } from './fold'

describe('fold', () => {
  it('drops Latin diacritics and case', () => expect(fold('Röszke ÉCOLE Łódź')).toBe('roszke ecole lodz'))
  it('makes hamza forms, teh marbuta, alef maksura and tatweel one', () => {
    expect(fold('إدلب')).toBe(fold('ادلب'))
    expect(fold('مدرسة')).toBe(fold('مدرسه'))
    expect(fold('مستشفى')).toBe(fold('مستشفي'))
    expect(fold('حـــلب')).toBe(fold('حلب'))
    expect(fold('مُستشفى')).toBe(fold('مستشفى'))
  })
  it('reads Arabic digits as Latin ones', () => expect(fold('٢٠٢٠ ۱۲')).toBe('2020 12'))
})

describe('words', () => {
  it('drops the article in both scripts', () => {
    expect(words('الهول')).toEqual(['هول'])
    expect(words('al-Hol')).toEqual(['hol'])
    expect(words('Dar\'iya')).toEqual(['dariya'])
  })
  it('keeps a word that only looks like an article', () => expect(words('al')).toEqual(['al']))
})

describe('matchesWords', () => {
  const record = words('Al-Shami hospital, Ariha مستشفى الشامي، أريحا')
  it.each(['shami', 'hosp ari', 'الشامي', 'اريحا', 'AL-SHAMI'])('finds %s', q => expect(matchesWords(record, q)).toBe(true))
  it.each(['hami', 'shami zzz'])('does not find %s', q => expect(matchesWords(record, q)).toBe(false))
  it('matches everything with an empty query', () => expect(matchesWords(record, '  ')).toBe(true))
})
