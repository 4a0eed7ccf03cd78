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

/** Those who may be named, by record; families together, then as the file has them. */
export function namedByIncident(people: Person[], images: Map<string, string>): Map<string, NamedPerson[]> {
  const found = new Map<string, NamedPerson[]>()
  for (const person of people) {
    if (!mayBeNamed(person)) continue
    const own = found.get(person.incident) ?? found.set(person.incident, []).get(person.incident)
    own?.push(publicPerson(person, images.get(person.id)))
  }
  return found
}
