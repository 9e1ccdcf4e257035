const MAX_NAMED = 20;
const MAX_LENGTH = 200;
const MAX_SENTENCES = 100;

/** What didn't come of a file: counted, and named as far as people read. */
export class ImportNotes {
  readonly #sentences = new Set<string>();
  readonly #remote = new Set<string>();

  add(sentence: string): void {
    this.#sentences.add(sentence);
  }

  /** A picture that is elsewhere: nothing is fetched, a link leads to it. */
  addRemote(url: string): void {
    if (url) this.#remote.add(url);
  }

  /** As many as people read. */
  #shown(): string[] {
    const sentences = [...this.#sentences].slice(0, MAX_SENTENCES);
    const more = this.#sentences.size - sentences.length;
    return more > 0 ? [...sentences, `There are ${more} more notes like these.`] : sentences;
  }

  list(): string[] {
    const urls = [...this.#remote];
    const sentences = this.#shown();
    if (urls.length === 0) return sentences;
    const pictures = urls.length === 1 ? "One picture is" : `${urls.length} pictures are`;
    return [
      ...sentences,
      `${pictures} not in the file and weren’t fetched. Links lead there: ${named(urls)}`,
    ];
  }
}

export function named(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMED).map((name) => name.slice(0, MAX_LENGTH));
  const more = names.length - shown.length;
  return `${shown.join(", ")}${more > 0 ? `, and ${more} more` : ""}.`;
}
