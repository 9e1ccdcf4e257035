import { open } from "node:fs/promises";
import { readDocx } from "@/lib/documents/docx/read-docx";
import { richTextFromHtml } from "@/lib/documents/html/from-html";
import { ImportNotes } from "@/lib/documents/import/notes";
import { ImportedFiles, takeInlinePictures } from "@/lib/documents/import/sources";
import { markdownOf } from "@/lib/documents/markdown/to-markdown";
import { AppError } from "@/lib/http/errors";
import { visibleText } from "../context/visible-text";
import type { FileContent } from "./content";
import { decodeFile } from "./decode-text";
import { MAX_FILE_TEXT } from "./limits";
import { readPdf } from "./read-pdf";

type Reader = (path: string) => Promise<FileContent>;

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const refuse = (message: string) => async () => {
  throw new AppError("invalid_input", message);
};

/** By type of content. */
const READERS: Record<string, Reader> = {
  "application/pdf": (path) => readPdf(path),
  [DOCX]: readWord,
  "application/x-cfb": refuse(
    "This is an old Office file, or one with a password. Save it as .docx or PDF without a password.",
  ),
  "application/zip": refuse("A zip can’t be read. Attach the files in it."),
  "application/rtf": refuse("RTF can’t be read. Save it as .docx, PDF or plain text."),
  "application/xml": readPlain,
  "image/svg+xml": readPlain,
  // What file types know nothing of.
  "application/octet-stream": readPlain,
};

/**
 * The text of a file that anybody made.
 * @throws AppError invalid_input for what can't be read, too_large for what takes too much to read
 */
export async function readContent(path: string, type: string): Promise<FileContent> {
  const known = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  const reader = known ?? (type.startsWith("text/") ? readPlain : notText);
  const { pages, isPaged, notes } = await reader(path);
  const limited = withinLimit(pages);
  if (!limited.some((page) => page.trim()))
    throw new AppError("invalid_input", "There is no text in this file.");
  const isCut = limited.length < pages.length || limited.at(-1) !== pages.at(-1);
  const cut = `Only the first ${MAX_FILE_TEXT.toLocaleString("en")} characters are read.`;
  return { pages: limited, isPaged, notes: isCut ? [...notes, cut] : notes };
}

const notText = refuse(
  "This kind of file can’t be read. Attach a picture, a PDF, a Word document (.docx) or a text file.",
);

/** Four bytes a character at most; the rest would be cut anyway. */
const MAX_PLAIN_BYTES = MAX_FILE_TEXT * 4;

async function readPlain(path: string): Promise<FileContent> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.min(size, MAX_PLAIN_BYTES)), 0);
    const decoded = decodeFile(buffer.subarray(0, bytesRead), size > bytesRead);
    if (!decoded) return await notText();
    const isGuess = decoded.encoding === "windows-1252";
    const notes = isGuess ? ["Read as Windows-1252. Where letters are wrong, save the file as UTF-8."] : [];
    if (size > bytesRead) notes.push("Only the beginning of the file is read.");
    return { pages: [visibleText(decoded.text)], isPaged: false, notes };
  } finally {
    await handle.close();
  }
}

/** As Markdown, with its tables; pictures are left out. */
async function readWord(path: string): Promise<FileContent> {
  const notes = new ImportNotes();
  const html = await readDocx(path, notes);
  const { text } = takeInlinePictures(html, new ImportedFiles());
  const content = richTextFromHtml(text, () => null);
  const hasPictures = text !== html;
  const said = [...notes.list(), ...(hasPictures ? ["Its pictures are left out."] : [])];
  const markdown = markdownOf({ type: "doc", content });
  return { pages: [visibleText(markdown)], isPaged: false, notes: said.map(visibleText) };
}

function withinLimit(pages: readonly string[]): string[] {
  let room = MAX_FILE_TEXT;
  const kept: string[] = [];
  for (const page of pages) {
    if (room <= 0) break;
    kept.push(page.slice(0, room).replace(/[\uD800-\uDBFF]$/, ""));
    room -= page.length;
  }
  return kept;
}
