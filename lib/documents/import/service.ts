import { randomUUID } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { insertChannel } from "@/lib/channels/service";
import { accessPlace } from "@/lib/channels/tree/service";
import { transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { PICTURE_TYPES } from "@/lib/files/limits";
import { removeMetadata } from "@/lib/files/metadata/service";
import { cleanName } from "@/lib/files/name";
import { contentOf } from "@/lib/files/type";
import { receive } from "@/lib/files/upload/receive";
import { assertMayUpload, createFile } from "@/lib/files/upload/service";
import { AppError } from "@/lib/http/errors";
import { incomingFolder } from "@/lib/storage/incoming";
import { storage } from "@/lib/storage/storage";
import { turns } from "@/lib/turns";
import { accessWorkspace } from "@/lib/workspaces/access";
import { accessEditable } from "../access";
import { appendContent, appending, changeContent } from "../content/service";
import { MAX_ALT } from "../rich-text/limits";
import type { RichTextNode } from "../rich-text/node";
import { saveVersion } from "../versions/service";
import { MAX_IMPORT_BYTES } from "./limits";
import type { importChannelRoute } from "./raw-contract";
import { type Read, readImport } from "./read";
import type { ImportResult } from "./schema";

const MAX_TITLE = 80;
/** Each holds a file in memory, and a book takes seconds. */
const inTurn = turns({ atOnce: 2, maxWaiting: 20 });

type Asked = z.output<(typeof importChannelRoute)["query"]>;

/** Makes a DOC channel of a file. @throws AppError as `createChannel` and `readImport` */
export async function importChannel(actor: Actor, asked: Asked, request: Request): Promise<ImportResult> {
  const { workspaceId, visibility, parentId = null } = asked;
  const assertMayCreate = async () => {
    await accessWorkspace(actor, workspaceId, "channel.create");
    await accessPlace(actor, workspaceId, { parentId });
  };
  await assertMayCreate();
  return receive(request, MAX_IMPORT_BYTES, ({ path: file }) =>
    inTurn(async () => {
      const read = await readImport(file, asked.name);
      const { title, blocks } = titled(read.blocks, asked);
      const content = await withFiles(actor, null, { ...read, blocks });
      const change = await appending({ content: { type: "doc", content } });
      // The upload and the turn took their time.
      await assertMayCreate();
      const id = await transaction(async (tx) => {
        const place = { parentId, visibility, name: title, topic: "", type: "DOC" as const };
        const channel = await insertChannel(tx, actor, workspaceId, place);
        await changeContent(tx, actor, { id: channel.id, kind: "rich-text" }, change);
        return channel.id;
      });
      return { documentId: id, title, notes: read.notes.list() };
    }),
  );
}

/** Appends what a file holds to a document. A version from before it is named, to go back to. */
export async function importInto(
  actor: Actor,
  documentId: string,
  name: string,
  request: Request,
): Promise<ImportResult> {
  const { channelId } = await accessEditable(actor, documentId);
  return receive(request, MAX_IMPORT_BYTES, ({ path: file }) =>
    inTurn(async () => {
      const read = await readImport(file, name);
      if (read.files.size > 0) await assertMayUpload(actor, channelId, read.files.size);
      const content = await withFiles(actor, channelId, read);
      const title = cleanName(name);
      await saveVersion(actor, documentId, cut(`Before the import of ${title}`)).catch(nothing);
      await appendContent(actor, documentId, { content: { type: "doc", content } });
      return { documentId, title, notes: read.notes.list() };
    }),
  );
}

/** An empty document has no version. */
function nothing(error: unknown): void {
  if (!(error instanceof AppError)) throw error;
}

/** The title of a file is its first heading, or its name. */
function titled(
  blocks: RichTextNode[],
  { name, title: given }: Asked,
): { title: string; blocks: RichTextNode[] } {
  const [first, ...others] = blocks;
  const heading = first?.type === "heading" && first.attrs?.level === 1 ? lineOf(textOf(first)) : "";
  const title = given ?? cut(heading || lineOf(cleanName(path.parse(name).name)));
  // It would stand there twice. One that is longer than a name stays, with all its words.
  return { title: title || "Document", blocks: heading === title ? others : blocks };
}

/** What `ChannelName` allows of a text. */
const lineOf = (text: string) =>
  text
    .replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
/** Not within a character. */
const cut = (text: string) =>
  text
    .slice(0, MAX_TITLE)
    .replace(/[\uD800-\uDBFF]$/, "")
    .trim();

const textOf = ({ content = [] }: RichTextNode) => content.map(({ text = " " }) => text).join("");

type Stored = { id: string; isPicture: boolean; name: string } | null;

/** The blocks with the files that they show, which are stored now. */
async function withFiles(actor: Actor, channelId: string | null, read: Read): Promise<RichTextNode[]> {
  const stored = new Map<string, Stored>();
  const visit = async (node: RichTextNode): Promise<RichTextNode[]> => {
    const given = node.attrs?.fileId;
    const source = typeof given === "string" ? read.files.get(given) : undefined;
    if (!source || typeof given !== "string") {
      if (!node.content) return [node];
      const content: RichTextNode[] = [];
      for (const child of node.content) content.push(...(await visit(child)));
      return [{ ...node, content }];
    }
    if (!stored.has(given)) stored.set(given, await store(actor, channelId, source));
    const file = stored.get(given);
    if (!file) {
      read.notes.add(`${source.name} couldn’t be read, and was left out.`);
      return [{ type: "paragraph", content: [{ type: "text", text: source.name }] }];
    }
    if (node.type === "image" && file.isPicture)
      return [{ ...node, attrs: { ...node.attrs, fileId: file.id } }];
    const alt = typeof node.attrs?.alt === "string" ? node.attrs.alt.slice(0, MAX_ALT) : null;
    return [{ type: "file", attrs: { fileId: file.id, name: node.attrs?.name ?? (alt || file.name) } }];
  };
  const blocks: RichTextNode[] = [];
  for (const block of read.blocks) blocks.push(...(await visit(block)));
  return blocks.length > 0 ? blocks : [{ type: "paragraph" }];
}

type Source = { name: string; open: () => Promise<Buffer | null> };

/** Null for one that is empty, or too large to be opened as a picture. */
async function store(actor: Actor, channelId: string | null, { name, open }: Source): Promise<Stored> {
  const bytes = await open();
  if (!bytes?.length) return null;
  const file = path.join(await incomingFolder(env().FILES_DIR), randomUUID());
  try {
    await writeFile(file, bytes, { flag: "wx" });
    const content = await contentOf(file).catch(onlyRefused);
    if (!content) return null;
    const size = await removeMetadata(file, content.type);
    const row = { ownerId: actor.userId, channelId, name: cleanName(name), size, ...content };
    const { id } = await createFile({ purpose: "ATTACHMENT", ...row }, (key) => storage().adopt(key, file));
    return { id, isPicture: PICTURE_TYPES.includes(content.type), name: row.name };
  } finally {
    await rm(file, { force: true });
  }
}

function onlyRefused(error: unknown): null {
  if (error instanceof AppError) return null;
  throw error;
}
