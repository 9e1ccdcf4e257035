const MAX_NAMED = 20;
const MAX_LENGTH = 200;

/** What didn't come of a file: counted, and named as far as people read. */
export class ImportNotes {
  readonly #sentences: string[] = [];
  readonly #remote = new Set<string>();

  add(sentence: string): void {
    if (!this.#sentences.includes(sentence)) this.#sentences.push(sentence);
  }

  /** A picture that is elsewhere: nothing is fetched, a link leads to it. */
  addRemote(url: string): void {
    if (url) this.#remote.add(url);
  }

  list(): string[] {
    const urls = [...this.#remote];
    if (urls.length === 0) return this.#sentences;
    const pictures = urls.length === 1 ? "One picture is" : `${urls.length} pictures are`;
    return [
      ...this.#sentences,
      `${pictures} not in the file and weren’t fetched. Links lead there: ${named(urls)}`,
    ];
  }
}

export function named(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMED).map((name) => name.slice(0, MAX_LENGTH));
  const more = names.length - shown.length;
  return `${shown.join(", ")}${more > 0 ? `, and ${more} more` : ""}.`;
}
