import { readFile } from "node:fs/promises";
import path from "node:path";
import { type ReadArchive, readArchive } from "@/lib/files/read-archive";
import { AppError } from "@/lib/http/errors";
import { MAX_MARKDOWN } from "../content/limits";
import { readDocx } from "../docx/read-docx";
import { withTaskLists } from "../docx/task-lists";
import { richTextFromHtml } from "../html/from-html";
import { elsewhere } from "../html/pictures";
import { readMarkdown } from "../markdown/read";
import type { RichTextNode } from "../rich-text/node";
import { decodeText } from "./decode";
import { ImportNotes, named } from "./notes";
import { ImportedFiles, takeInlinePictures } from "./sources";

/** What a file holds, before anything of it is stored. */
export type Read = { blocks: RichTextNode[]; files: ImportedFiles; notes: ImportNotes };
type Reader = (file: string, read: Omit<Read, "blocks">) => Promise<RichTextNode[]>;
type FileOf = (address: string) => string | null;

/** Of an archive, unpacked. */
const ARCHIVE = { entries: 2_000, bytes: 200 * 1024 * 1024, word: "zip" };
const NOBODY: FileOf = () => null;

const READERS: readonly { extensions: readonly string[]; read: Reader }[] = [
  { extensions: [".md", ".markdown", ".txt"], read: (file, read) => fromText(file, read, markdown) },
  { extensions: [".html", ".htm"], read: (file, read) => fromText(file, read, html) },
  {
    extensions: [".docx"],
    read: async (file, read) => withTaskLists(await html(await readDocx(file, read.notes), read, NOBODY)),
  },
  { extensions: [".zip"], read: fromZip },
];

/**
 * The blocks of a file that somebody imports.
 * @param name says by its extension what it is
 * @throws AppError invalid_input for what can't be read; too_large
 */
export async function readImport(file: string, name: string): Promise<Read> {
  const extension = path.extname(name).toLowerCase();
  const reader = READERS.find(({ extensions }) => extensions.includes(extension));
  if (!reader)
    throw new AppError(
      "invalid_input",
      "Choose a Markdown file (.md), a web page (.html), a Word document (.docx), or a .zip of Markdown with its pictures.",
    );
  const read = { files: new ImportedFiles(), notes: new ImportNotes() };
  const blocks = await reader.read(file, read);
  return { blocks, ...read };
}

type TextReader = (text: string, read: Omit<Read, "blocks">, fileOf: FileOf) => Promise<RichTextNode[]>;

const fromText = async (file: string, read: Omit<Read, "blocks">, reader: TextReader) =>
  reader(decodeText(await readFile(file)), read, NOBODY);

/** The pictures that a text holds are its files; the length of the rest is limited. */
function prepare(given: string, read: Omit<Read, "blocks">, fileOf: FileOf) {
  const inline = takeInlinePictures(given, read.files);
  if (inline.text.length > MAX_MARKDOWN)
    throw new AppError(
      "too_large",
      `The text is longer than ${MAX_MARKDOWN.toLocaleString("en")} characters. Make several documents of it.`,
    );
  const note: typeof elsewhere = (picture, marks) => {
    if (/^https?:/i.test(picture.url)) read.notes.addRemote(picture.url);
    else
      read.notes.add(
        `A picture isn’t in the file: ${picture.url.slice(0, 100) || picture.alt || "without a name"}.`,
      );
    return elsewhere(picture, marks);
  };
  return { text: inline.text, fileOf: (address: string) => inline.fileOf(address) ?? fileOf(address), note };
}

async function markdown(given: string, read: Omit<Read, "blocks">, other: FileOf) {
  const { text, fileOf, note } = prepare(given.replace(/^---\n[\s\S]{0,10000}?\n---\n/, ""), read, other);
  return readMarkdown(text, { fileOf, elsewhere: note });
}
async function html(given: string, read: Omit<Read, "blocks">, other: FileOf) {
  const { text, fileOf, note } = prepare(given, read, other);
  return richTextFromHtml(text, fileOf, note);
}

const isHidden = (entry: string) =>
  entry.split("/").some((part) => part.startsWith(".") || part === "__MACOSX");
const depthOf = (entry: string) => entry.split("/").length;

async function fromZip(file: string, read: Omit<Read, "blocks">): Promise<RichTextNode[]> {
  return readArchive(file, ARCHIVE, async (archive) => {
    const texts = [...archive.paths]
      .filter((entry) => !isHidden(entry) && /\.(md|markdown|html?)$/i.test(entry))
      .sort((a, b) => depthOf(a) - depthOf(b) || (a < b ? -1 : 1));
    const [first, ...others] = texts;
    if (first === undefined)
      throw new AppError("invalid_input", "There is no Markdown (.md) and no web page (.html) in this zip.");
    if (others.length > 0)
      read.notes.add(
        `Of the documents in the zip only ${first} was taken. Import the others by themselves: ${named(others)}`,
      );
    const text = decodeText((await archive.read(first)) ?? Buffer.alloc(0));
    const reader = /\.html?$/i.test(first) ? html : markdown;
    const found = archivedFiles(archive, path.posix.dirname(first), read.files);
    const blocks = await reader(text, read, found.fileOf);
    await found.load();
    return blocks;
  });
}

/** The files of an archive that a text in one of its folders shows. Their bytes are read before it is closed. */
function archivedFiles(archive: ReadArchive, folder: string, files: ImportedFiles) {
  const byFolded = new Map([...archive.paths].map((entry) => [entry.toLowerCase(), entry]));
  const bytes = new Map<string, Buffer | null>();
  const shown = new Set<string>();
  const fileOf: FileOf = (address) => {
    if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(address) || address.startsWith("#")) return null;
    const entry = path.posix.normalize(path.posix.join(folder, decoded(address))).normalize("NFC");
    const found = archive.paths.has(entry) ? entry : byFolded.get(entry.toLowerCase());
    if (!found || /\.(md|markdown|html?)$/i.test(found)) return null;
    shown.add(found);
    return files.idOf(found, path.posix.basename(found), async () => bytes.get(found) ?? null);
  };
  const load = async () => {
    for (const entry of shown) bytes.set(entry, await archive.read(entry));
  };
  return { fileOf, load };
}

function decoded(address: string): string {
  const [bare = ""] = address.split(/[?#]/);
  try {
    return decodeURIComponent(bare);
  } catch {
    return address;
  }
}
