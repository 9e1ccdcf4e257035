export type Clipboard = { plain: string; html: string; files: readonly File[] };

/**
 * The files that were copied in a file manager, or the pictures that were; none where text was. Some file managers put
 * the names, paths or addresses of the files beside them as text. Programs that put a picture of a text beside it mean
 * the text.
 */
export function copiedFiles({ plain, files }: Clipboard): readonly File[] {
  const lines = plain.split(/[\r\n]+/).map((line) => line.trim());
  const names = lines
    .filter((line) => line !== "" && !/^(?:copy|cut|#.*|x-special\/\S+)$/.test(line))
    .map(nameIn);
  const own = new Set(files.map(({ name }) => name.normalize("NFC")));
  return names.every((name) => own.has(name)) ? files : [];
}

/** Of a path or address of a file. */
function nameIn(line: string): string {
  const isAddress = line.startsWith("file:");
  const name = line.split(isAddress || line.startsWith("/") ? "/" : "\\").at(-1) ?? "";
  try {
    return (isAddress ? decodeURIComponent(name) : name).normalize("NFC");
  } catch {
    return name;
  }
}
