import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  type FileChild,
  HeadingLevel,
  ImageRun,
  type IParagraphOptions,
  LevelFormat,
  Packer,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { env } from "@/lib/env";
import type { Exported } from "../export/exported";
import type { ShownFile } from "../export/files";
import { fileAddress } from "../rich-text/file-address";
import { dateLabel } from "../rich-text/inline";
import { isLinkHref } from "../rich-text/links";
import type { RichTextMark, RichTextNode } from "../rich-text/node";
import { type DocxPicture, MAX_BYTES, MIN_COST, readPictures } from "./pictures";

/** What a block stands in. */
type Place = { indent: number; options: Partial<IParagraphOptions> };
type Writing = {
  files: ReadonlyMap<string, ShownFile>;
  pictures: ReadonlyMap<string, DocxPicture>;
  /** Bytes of pictures that may still be written; further ones are linked. */
  room: number;
  /** The numbers that ordered lists start with: each is a style of numbers. */
  starts: Set<number>;
  /** Counts them: each begins anew. */
  lists: number;
};
type Block = (node: RichTextNode, place: Place, writing: Writing) => FileChild[];

/** Twentieths of a point. */
const INDENT = 360;
/** Of a page, in pixels. */
const MAX_WIDTH = 600;
const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3];
const MAX_LEVEL = 8;
const CODE_FONT = "Consolas";
const CODE_STYLE = "HTMLCode";
const LISTS: ReadonlySet<string> = new Set(["bulletList", "orderedList"]);
const TOP: Place = { indent: 0, options: {} };

/** XML has no signs for these. */
const storable = (text: string) => text.toWellFormed().replaceAll(/[[\p{Cc}\ufffe\uffff]--[\t\n\r]]/gv, "");
const lineOf = (value: unknown) =>
  typeof value === "string" ? storable(value).replaceAll(/\s+/g, " ").trim() : "";
const deeper = (place: Place, options: Place["options"] = {}): Place => ({
  indent: place.indent + 1,
  options: { ...place.options, ...options },
});

function paragraph(children: ParagraphChild[], { indent, options }: Place, own: Place["options"] = {}) {
  const left = indent > 0 ? { indent: { left: indent * INDENT } } : {};
  return new Paragraph({ ...left, ...options, ...own, children });
}

/** How each block is written; of one without a row, what it holds. */
const BLOCKS: Readonly<Record<string, Block>> = {
  paragraph: ({ content }, place) => [paragraph(runs(content), place)],
  heading: ({ attrs, content }, place) => [
    paragraph(runs(content), place, { heading: HEADINGS[Number(attrs?.level) - 1] ?? HEADINGS[2] }),
  ],
  blockquote: (node, place, writing) => inside(node, deeper(place, { style: "Quote" }), writing),
  codeBlock: ({ content = [] }, place) => {
    const lines = storable(content.map(({ text = "" }) => text).join("")).split(/\r\n?|\n/);
    return lines.map((text) => paragraph([new TextRun({ text, font: CODE_FONT })], place, { style: "Code" }));
  },
  horizontalRule: (_, place) => [paragraph([], place, { style: "HorizontalLine" })],
  bulletList: ({ content = [] }, place, writing) =>
    content.flatMap((item) => {
      const bullet = { level: Math.min(place.indent, MAX_LEVEL) };
      return listItem(item, place, writing, { bullet, indent: undefined });
    }),
  orderedList: ({ attrs, content = [] }, place, writing) => {
    const start = Number.isInteger(attrs?.start) ? Math.max(0, Number(attrs?.start)) : 1;
    writing.starts.add(start);
    writing.lists += 1;
    const level = Math.min(place.indent, MAX_LEVEL);
    const numbering = { reference: `from-${start}`, level, instance: writing.lists };
    return content.flatMap((item) => listItem(item, place, writing, { numbering, indent: undefined }));
  },
  taskList: ({ content = [] }, place, writing) =>
    content.flatMap((item) => {
      const [first, ...more] = item.content ?? [];
      const box = new TextRun(item.attrs?.checked === true ? "☑ " : "☐ ");
      return [
        paragraph([box, ...runs(first?.content)], deeper(place)),
        ...more.flatMap((node) => block(node, deeper(place), writing)),
      ];
    }),
  table: ({ content = [] }, _, writing) => [
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: content.map((row) => tableRow(row, writing)),
    }),
    // Two tables without a paragraph between them would be one.
    new Paragraph({}),
  ],
  image: ({ attrs = {} }, place, writing) => {
    const picture = takePicture(String(attrs.fileId), writing);
    const alt = lineOf(attrs.alt);
    const caption = lineOf(attrs.caption);
    const below = caption ? [paragraph([new TextRun(caption)], place, { style: "Caption" })] : [];
    if (!picture) {
      const file = writing.files.get(String(attrs.fileId));
      const instead = file ? [fileLink(file, alt || file.name)] : alt ? [new TextRun(alt)] : [];
      return [...(instead.length > 0 ? [paragraph(instead, place)] : []), ...below];
    }
    const { data, type } = picture;
    const share = Number(attrs.width) > 0 ? Number(attrs.width) / 100 : 1;
    const width = Math.max(1, Math.round(Math.min(picture.width, MAX_WIDTH) * share));
    const height = Math.max(1, Math.round((picture.height * width) / picture.width));
    const altText = { name: alt || "Picture", description: alt, title: alt };
    const run = new ImageRun({ type, data, transformation: { width, height }, altText });
    return [paragraph([run], place), ...below];
  },
  file: ({ attrs = {} }, place, { files }) => {
    const file = files.get(String(attrs.fileId));
    const name = lineOf(attrs.name) || "File";
    return [paragraph([file ? fileLink(file, name) : new TextRun(name)], place)];
  },
  callout: (node, place, writing) => {
    const kind = lineOf(node.attrs?.kind);
    const name = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
    const own = deeper(place, { style: "Quote" });
    return [paragraph([new TextRun({ text: name, bold: true })], own), ...inside(node, own, writing)];
  },
  toggle: ({ content: [title, ...body] = [] }, place, writing) => [
    ...(title ? block(title, place, writing) : []),
    // A list is indented by itself.
    ...body.flatMap((node) => block(node, LISTS.has(node.type) ? place : deeper(place), writing)),
  ],
};

/** A picture as often as there is room for it. */
function takePicture(fileId: string, writing: Writing): DocxPicture | null {
  const picture = writing.pictures.get(fileId);
  const cost = Math.max(MIN_COST, picture?.data.length ?? 0);
  if (!picture || cost > writing.room) return null;
  writing.room -= cost;
  return picture;
}

function block(node: RichTextNode, place: Place, writing: Writing): FileChild[] {
  const write = Object.hasOwn(BLOCKS, node.type) ? BLOCKS[node.type] : undefined;
  return (write ?? inside)(node, place, writing);
}
function inside({ content = [] }: RichTextNode, place: Place, writing: Writing): FileChild[] {
  return content.flatMap((node) => block(node, place, writing));
}

function listItem({ content = [] }: RichTextNode, place: Place, writing: Writing, sign: Place["options"]) {
  const [first, ...more] = content;
  return [
    paragraph(runs(first?.content), { ...place, indent: 0 }, sign),
    ...more.flatMap((node) => block(node, deeper(place), writing)),
  ];
}

function tableRow({ content = [] }: RichTextNode, writing: Writing): TableRow {
  const isHeader = content.length > 0 && content.every(({ type }) => type === "tableHeader");
  return new TableRow({
    // Readers take the element for a row of headers, though it says "off".
    ...(isHeader && { tableHeader: true }),
    children: content.map((cell) => {
      const { colspan, rowspan, align } = cell.attrs ?? {};
      const side = Object.values(AlignmentType).find((one) => one === align);
      const blocks = inside(cell, { indent: 0, options: side ? { alignment: side } : {} }, writing);
      // A cell ends with a paragraph.
      const children = blocks.at(-1) instanceof Paragraph ? blocks : [...blocks, new Paragraph({})];
      const shading = { type: ShadingType.CLEAR, fill: "F2F2F2" };
      return new TableCell({
        ...(Number(colspan) > 1 && { columnSpan: Number(colspan) }),
        ...(Number(rowspan) > 1 && { rowSpan: Number(rowspan) }),
        ...(cell.type === "tableHeader" && { shading }),
        children: children as (Paragraph | Table)[],
      });
    }),
  });
}

const hyperlink = (link: string, children: ParagraphChild[]) => new ExternalHyperlink({ link, children });
const fileLink = ({ id }: ShownFile, name: string) =>
  hyperlink(new URL(fileAddress(id), env().APP_URL).href, [new TextRun({ text: name, style: "Hyperlink" })]);

function runs(content: readonly RichTextNode[] = []): ParagraphChild[] {
  return content.flatMap((node): ParagraphChild[] => {
    if (node.type === "hardBreak") return [new TextRun({ break: 1 })];
    if (node.type === "date") return node.attrs?.on ? [new TextRun(dateLabel(String(node.attrs.on)))] : [];
    const text = storable(node.text ?? "");
    return text ? [run(text, node.marks ?? [])] : [];
  });
}

function run(text: string, marks: readonly RichTextMark[]): ParagraphChild {
  const has = (name: string) => marks.some(({ type }) => type === name);
  const href = marks.find(({ type }) => type === "link")?.attrs?.href;
  const link = typeof href === "string" && isLinkHref(href) && URL.canParse(href) ? href : null;
  const made = new TextRun({
    text,
    ...(has("bold") && { bold: true }),
    ...(has("italic") && { italics: true }),
    ...(has("strike") && { strike: true }),
    ...(has("underline") && { underline: {} }),
    ...(has("code") && { font: CODE_FONT, style: CODE_STYLE }),
    ...(link && { style: "Hyperlink" }),
  });
  return link ? hyperlink(link, [made]) : made;
}

const levels = (start: number) =>
  Array.from({ length: MAX_LEVEL + 1 }, (_, level) => ({
    level,
    start,
    format: LevelFormat.DECIMAL,
    text: `%${level + 1}.`,
    style: { paragraph: { indent: { left: INDENT * (level + 1), hanging: INDENT } } },
  }));

/** A rich text as a document of Word, in a buffer. */
export async function docxOf({ title, content, files }: Exported): Promise<Buffer> {
  const pictures = await readPictures(content, files);
  const writing: Writing = { files, pictures, room: MAX_BYTES, starts: new Set(), lists: 0 };
  const name = storable(title);
  const children = [
    new Paragraph({ text: name, heading: HeadingLevel.TITLE }),
    ...inside(content, TOP, writing),
  ];
  const grey = { style: BorderStyle.SINGLE, size: 12, space: 8, color: "A0A0A0" };
  const document = new Document({
    title: name,
    numbering: {
      config: [...writing.starts].map((start) => ({ reference: `from-${start}`, levels: levels(start) })),
    },
    styles: {
      default: { document: { run: { font: "Calibri", size: 22 }, paragraph: { spacing: { after: 120 } } } },
      characterStyles: [{ id: CODE_STYLE, name: "HTML Code", run: { font: CODE_FONT } }],
      paragraphStyles: [
        {
          ...{ id: "Code", name: "Code", basedOn: "Normal", quickFormat: true },
          run: { font: CODE_FONT, size: 20 },
          paragraph: { spacing: { after: 0 } },
        },
        {
          ...{ id: "Quote", name: "Quote", basedOn: "Normal", quickFormat: true },
          paragraph: { border: { left: grey } },
        },
        {
          ...{ id: "HorizontalLine", name: "Horizontal Line", basedOn: "Normal" },
          paragraph: { border: { bottom: { ...grey, size: 6, space: 1 } } },
        },
        { id: "Caption", name: "caption", basedOn: "Normal", run: { size: 18, color: "606060" } },
      ],
    },
    sections: [{ children }],
  });
  return Packer.toBuffer(document);
}
