import type { NamedPerson, Person } from '../model/person'

// People of `people.json` joined with the records, and what of them may leave the folder.

/** Whether somebody may be named: by hand, and on a ground that says enough. */
export function mayBeNamed({ publish, consent, name_en, name_ar }: Person): boolean {
  if (!publish || !consent || !(name_en || name_ar)) return false
  return consent.basis === 'public_record' ? consent.source !== undefined : Boolean(consent.by && consent.date && consent.how)
}

/** What is published of somebody: never who agreed, when and how, nor the id, which may be made of the name. `image`: the portrait, as it may be shown. */
export function publicPerson(person: Person, image: string | undefined): NamedPerson {
  const { id: _id, incident: _incident, publish: _publish, consent, portrait, ...told } = person
  const { file: _file, ...picture } = portrait ?? {}
  return {
    ...told,
    ...(portrait && image && { portrait: { ...(picture as Omit<NonNullable<Person['portrait']>, 'file'>), image } }),
    basis: consent?.basis ?? 'family',
    ...(consent?.basis === 'public_record' && { source: consent.source }),
  }
}

/** Somebody with the id of the file, by which rules mean them. */
export interface Named { id: string; person: NamedPerson }
/** Whom today's file names, with their portraits: in an edition of before nobody else is named either, whatever was agreed then. */
export type NamedToday = Map<string, { image: string | undefined }>

/** Those who may be named, by record, in the order of the file. */
export function namedByIncident(people: Person[], today: NamedToday): Map<string, Named[]> {
  const found = new Map<string, Named[]>()
  for (const person of people) {
    const now = today.get(person.id)
    if (!now) continue
    const own = found.get(person.incident) ?? found.set(person.incident, []).get(person.incident)
    own?.push({ id: person.id, person: publicPerson(person, now.image) })
  }
  return found
}

/** What a snapshot keeps of people: those who are named, and of the consent no more than its ground. Who agreed is kept in one place alone. */
export function peopleForSnapshot(people: Person[]): Person[] {
  return people.filter(mayBeNamed).map(p => ({ ...p, consent: { basis: p.consent?.basis ?? 'family', ...(p.consent?.source && { source: p.consent.source }) } }))
}
