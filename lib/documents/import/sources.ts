import { randomUUID } from "node:crypto";

/** The files that a text shows, by the ids that stand for them until they are stored. */
export class ImportedFiles {
  readonly #ids = new Map<string, string>();
  readonly #contents = new Map<string, { name: string; open: () => Promise<Buffer | null> }>();

  /** The id that stands for a file of this source. */
  idOf(source: string, name: string, open: () => Promise<Buffer | null>): string {
    const id = this.#ids.get(source) ?? randomUUID();
    this.#ids.set(source, id);
    this.#contents.set(id, { name, open });
    return id;
  }

  get(id: string) {
    return this.#contents.get(id);
  }
}

const INLINE = /data:image\/(png|jpe?g|gif|webp|avif);base64,([A-Za-z0-9+/=]{1,})/g;

/** Takes the pictures out of a text that holds them: no parser has to read their bytes. */
export function takeInlinePictures(text: string, files: ImportedFiles) {
  const byAddress = new Map<string, string>();
  const shown = text.replaceAll(INLINE, (_, type: string, data: string) => {
    const address = `inline:${byAddress.size + 1}`;
    const name = `picture-${byAddress.size + 1}.${type.replace("jpeg", "jpg")}`;
    byAddress.set(
      address,
      files.idOf(address, name, async () => Buffer.from(data, "base64")),
    );
    return address;
  });
  return { text: shown, fileOf: (address: string) => byAddress.get(address) ?? null };
}
