import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { archiveStream } from "@/lib/files/archive";
import { archiveNames } from "@/lib/files/archive-names";
import { disposition } from "@/lib/files/download/headers";
import { turns } from "@/lib/turns";
import { assertRichText, getContent } from "../content/service";
import type { RichTextNode } from "../rich-text/node";
import type { Exported } from "./exported";
import { fileIdsIn, readableFiles } from "./files";
import { markdownEntries } from "./markdown";
import { htmlPage } from "./page";
import { prepareExport } from "./prepare";

export type ExportFormat = "markdown" | "html" | "docx";
const bytesOf = (parts: Iterable<string> | AsyncIterable<string>): Readable =>
  Readable.from(parts, { objectMode: false });

/** Each holds its pictures in memory. */
const inTurn = turns({ atOnce: 1, maxWaiting: 10 });

type Made = { extension: string; type: string; body: Readable };

const FORMATS: Record<ExportFormat, (exported: Exported) => Promise<Made>> = {
  markdown: async (exported) => {
    const names = { entry: archiveNames(), file: archiveNames() };
    const { text, files } = markdownEntries(exported, names);
    if (files.length === 0)
      return { extension: ".md", type: "text/markdown; charset=utf-8", body: bytesOf([text]) };
    const document = names.entry(exported.title, ".md");
    const entries = [{ path: document, open: async () => Readable.from([text]) }, ...files];
    return { extension: ".zip", type: "application/zip", body: archiveStream(entries) };
  },
  html: async (exported) => ({
    extension: ".html",
    type: "text/html; charset=utf-8",
    body: bytesOf(htmlPage(exported)),
  }),
  docx: async (exported) => {
    // It takes a while to load, and few need it.
    const { docxOf } = await import("../docx/to-docx");
    return {
      extension: ".docx",
      type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      body: Readable.from([await inTurn(() => docxOf(exported))], { objectMode: false }),
    };
  },
};

/** A rich text as a file of another program. @throws AppError as `getContent`; invalid_input for what is no rich text */
export async function exportDocument(
  actor: Actor,
  documentId: string,
  format: ExportFormat,
): Promise<Response> {
  const exported = await readExported(actor, documentId);
  const { extension, type, body } = await FORMATS[format](exported);
  const name = archiveNames()(exported.title, extension);
  return new Response(Readable.toWeb(body) as ReadableStream as BodyInit, {
    headers: {
      "content-type": type,
      "content-disposition": disposition("attachment", name),
      "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    },
  });
}

export async function readExported(actor: Pick<Actor, "userId">, documentId: string): Promise<Exported> {
  const { kind, content } = await getContent(actor, documentId, "json");
  assertRichText(kind);
  const { channel } = await db().document.findUniqueOrThrow({
    where: { id: documentId },
    select: { channel: { select: { id: true, name: true, workspace: { select: { slug: true } } } } },
  });
  const text = content as RichTextNode;
  return {
    title: channel.id === documentId ? channel.name : "Description",
    content: await prepareExport(actor, text, channel.workspace?.slug ?? ""),
    files: await readableFiles(actor, fileIdsIn(text)),
  };
}
