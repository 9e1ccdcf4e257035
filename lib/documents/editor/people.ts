import type { Awareness } from "y-protocols/awareness";

export type DocumentPerson = { id: string; name: string };

/** Who has the document open, oneself first, each once however many tabs they have; and AI that writes for them. */
export function peopleIn(awareness: Awareness, me: DocumentPerson): DocumentPerson[] {
  const people = new Map([[me.id, me]]);
  for (const state of awareness.getStates().values()) {
    const person = readPerson(state.user);
    if (person && !people.has(person.id)) people.set(person.id, person);
    const ai = person && readAnchor(state.ai) && { id: `ai:${person.id}`, name: `AI (for ${person.name})` };
    if (ai) people.set(ai.id, ai);
  }
  return [...people.values()];
}

/** Other browsers write this, so nothing about it is taken for granted. */
export function readPerson(user: unknown): DocumentPerson | null {
  if (typeof user !== "object" || user === null) return null;
  const { id, name } = user as Record<string, unknown>;
  return typeof id === "string" && typeof name === "string" ? { id, name: name.slice(0, 80) } : null;
}

/** Where AI writes for somebody: encoded relative positions of Yjs. */
export function readAnchor(ai: unknown): { from: string; to: string } | null {
  if (typeof ai !== "object" || ai === null) return null;
  const { from, to } = ai as Record<string, unknown>;
  return typeof from === "string" && typeof to === "string" ? { from, to } : null;
}
