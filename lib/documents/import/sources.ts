import { createHash, randomUUID } from "node:crypto";
import { AppError } from "@/lib/http/errors";

/** Of one import: each is a file, with a thumbnail that is made. */
const MAX_FILES = 2_000;

/** The files that a text shows, by the ids that stand for them until they are stored. */
export class ImportedFiles {
  readonly #ids = new Map<string, string>();
  readonly #contents = new Map<string, { name: string; open: () => Promise<Buffer | null> }>();

  get size(): number {
    return this.#ids.size;
  }

  /**
   * The id that stands for a file of this source.
   * @throws AppError too_large for more files than an import takes
   */
  idOf(source: string, name: string, open: () => Promise<Buffer | null>): string {
    const known = this.#ids.get(source);
    if (known) return known;
    if (this.#ids.size >= MAX_FILES)
      throw new AppError(
        "too_large",
        `The file shows more than ${MAX_FILES.toLocaleString("en")} pictures. Make several documents of it.`,
      );
    const id = randomUUID();
    this.#ids.set(source, id);
    this.#contents.set(id, { name, open });
    return id;
  }

  get(id: string) {
    return this.#contents.get(id);
  }
}

const INLINE = /data:image\/(png|jpe?g|gif|webp|avif);base64,([A-Za-z0-9+/=]{1,})/g;

/** Takes the pictures out of a text that holds them: no parser has to read their bytes. Equal ones are one file. */
export function takeInlinePictures(text: string, files: ImportedFiles) {
  const byAddress = new Map<string, string>();
  const addresses = new Map<string, string>();
  const shown = text.replaceAll(INLINE, (_, type: string, data: string) => {
    const source = `${type}:${createHash("sha256").update(data).digest("base64")}`;
    const known = addresses.get(source);
    if (known) return known;
    const number = addresses.size + 1;
    const address = `inline:${number}`;
    const name = `picture-${number}.${type.replace("jpeg", "jpg")}`;
    addresses.set(source, address);
    byAddress.set(
      address,
      files.idOf(source, name, async () => Buffer.from(data, "base64")),
    );
    return address;
  });
  return { text: shown, fileOf: (address: string) => byAddress.get(address) ?? null };
}
