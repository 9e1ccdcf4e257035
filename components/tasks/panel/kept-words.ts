// What is typed of a task and isn't saved yet, in this browser: it outlives the panel, the page and a refused save.

type Field = "title" | "subtask";
export type KeptWords = { text: string };

const keyOf = (userId: string, taskId: string, field: Field) => `guildhall.task.${userId}.${taskId}.${field}`;

/** Where the storage is full or off, words live as long as their field. */
export function keepWords(userId: string, taskId: string, field: Field, words: KeptWords | null): void {
  try {
    if (words) localStorage.setItem(keyOf(userId, taskId, field), JSON.stringify(words));
    else localStorage.removeItem(keyOf(userId, taskId, field));
  } catch {}
}

export function keptWords(userId: string, taskId: string, field: Field): KeptWords | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(userId, taskId, field)) ?? "null");
  } catch {
    return null;
  }
}
