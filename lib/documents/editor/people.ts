import type { Awareness } from "y-protocols/awareness";

export type DocumentPerson = { id: string; name: string };

/** Who has the document open, oneself first, each once however many tabs they have. */
export function peopleIn(awareness: Awareness, me: DocumentPerson): DocumentPerson[] {
  const people = new Map([[me.id, me]]);
  for (const state of awareness.getStates().values()) {
    const person = readPerson(state.user);
    if (person && !people.has(person.id)) people.set(person.id, person);
  }
  return [...people.values()];
}

/** Other browsers write this, so nothing about it is taken for granted. */
export function readPerson(user: unknown): DocumentPerson | null {
  if (typeof user !== "object" || user === null) return null;
  const { id, name } = user as Record<string, unknown>;
  return typeof id === "string" && typeof name === "string" ? { id, name: name.slice(0, 80) } : null;
}
