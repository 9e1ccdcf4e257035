import { runIsolated } from "@/lib/files/isolated";
import { type ReadArchive, readArchive } from "@/lib/files/read-archive";
import { AppError } from "@/lib/http/errors";
import { type ImportNotes, named } from "../import/notes";
import { changesIn, commentsIn, remotePictures } from "./review";

const LIMITS = { entries: 2_000, bytes: 100 * 1024 * 1024, word: "Word document" };
/** Of one part of text: its tree takes many times as much. */
const MAX_XML = 20 * 1024 * 1024;
const WANTED = /^(?:\[Content_Types\]\.xml|_rels\/|word\/.*\.(?:xml|rels)$|word\/media\/)/;
/** What Word calls the styles that have a block of ours. */
const STYLE_MAP = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  ...["Code", "HTML Preformatted", "Source Code", "Preformatted Text"].map(
    (name) => `p[style-name='${name}'] => pre:separator('\\n')`,
  ),
  // As Word and Pandoc call it.
  ...["HTML Code", "Verbatim Char"].map((name) => `r[style-name='${name}'] => code`),
  // As LibreOffice calls it.
  "p[style-name='Horizontal Line'] => hr:fresh",
  "p.HorizontalLine => hr:fresh",
  "u => u",
  "strike => s",
];

const DOCUMENT = "word/document.xml";

/** A .docx as HTML, with a note of what didn't come. @throws AppError invalid_input, too_large */
export async function readDocx(file: string, notes: ImportNotes): Promise<string> {
  const parts = await readArchive(file, LIMITS, unpack);
  const xml = (name: string) => parts.get(name)?.toString() ?? "";
  await noteReview(xml(DOCUMENT), xml("word/comments.xml"), notes);
  for (const url of await remotePictures(xml("word/_rels/document.xml.rels"))) notes.addRemote(url);
  if (parts.has("word/vbaProject.bin")) notes.add("The macros of the file were left out.");
  const { html, messages } = await convert(parts);
  for (const message of new Set(messages)) note(message, notes);
  return html;
}

async function unpack(archive: ReadArchive): Promise<Map<string, Buffer>> {
  const parts = new Map<string, Buffer>();
  for (const name of archive.paths) {
    if (name === "word/vbaProject.bin") parts.set(name, Buffer.alloc(0));
    if (!WANTED.test(name)) continue;
    const bytes = await archive.read(name);
    if (!bytes) continue;
    if (/\.(?:xml|rels)$/.test(name) && bytes.length > MAX_XML)
      throw new AppError("too_large", "This Word document is too long. Make several documents of it.");
    parts.set(name, name === DOCUMENT ? withRules(withoutOffHeaders(bytes)) : bytes);
  }
  if (!parts.has(DOCUMENT)) throw new AppError("invalid_input", "This file isn’t a Word document (.docx).");
  return parts;
}

/** mammoth takes a row for a header whatever the element says. */
const withoutOffHeaders = (xml: Buffer): Buffer =>
  !xml.includes("<w:tblHeader w:val")
    ? xml
    : Buffer.from(xml.toString().replaceAll(/<w:tblHeader w:val="(?:off|false|0)"\s*\/>/g, ""));

/** A paragraph that has properties and no text. */
const EMPTY = /(<w:p(?: [^>]*)?><w:pPr>)((?:(?!<\/?w:pPr>)[\s\S])*)(?=<\/w:pPr><\/w:p>)/g;

/** A rule is a line below nothing, as Word makes of three dashes; mammoth knows styles alone. */
const withRules = (xml: Buffer): Buffer =>
  !xml.includes("<w:pBdr>")
    ? xml
    : Buffer.from(
        xml.toString().replaceAll(EMPTY, (whole, head: string, own: string) => {
          const isRule = /<w:pBdr>/.test(own) && /<w:bottom /.test(own) && !/<w:pStyle/.test(own);
          return isRule ? `${head}<w:pStyle w:val="HorizontalLine"/>${own}` : whole;
        }),
      );

async function noteReview(document: string, comments: string, notes: ImportNotes): Promise<void> {
  const { insertions, deletions, authors } = await changesIn(document);
  if (insertions + deletions > 0) {
    const counts = [count(insertions, "insertion"), count(deletions, "deletion")].join(" and ");
    notes.add(`The file was under review: ${counts} by ${list(authors)} were accepted.`);
  }
  const found = await commentsIn(comments);
  if (found.length === 0) return;
  const said = named(found.map(({ author, text }) => `${author}: “${text}”`));
  notes.add(
    `${count(found.length, "comment")} ${found.length === 1 ? "wasn’t" : "weren’t"} taken over: ${said}`,
  );
}

const count = (number: number, word: string) => `${number} ${word}${number === 1 ? "" : "s"}`;
const list = (names: readonly string[]) => new Intl.ListFormat("en").format(names);

/** What mammoth says of styles that nobody misses isn't passed on. */
function note(message: string, notes: ImportNotes): void {
  if (/^Unrecogni[sz]ed (?:paragraph|run|table) style|HorizontalLine was referenced/i.test(message)) return;
  notes.add(`${message.slice(0, 200).replace(/\.?$/, ".")}`);
}

type Converted = { html: string; messages: string[] };

const convert = (parts: ReadonlyMap<string, Buffer>) =>
  runIsolated<Converted>({
    script: ["lib", "documents", "docx", "worker.mjs"],
    data: { parts, styleMap: STYLE_MAP },
    word: "Word document",
  });
