import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import type { Actor } from "@/lib/auth/actor";
import { archiveNames } from "@/lib/files/archive-names";
import { disposition } from "@/lib/files/download/headers";
import { notFound } from "@/lib/http/errors";
import { messagesOf, visibleNodes } from "../../messages/branch";
import { BRANCH_WINDOW } from "../../messages/limits";
import type { AiMessage } from "../../messages/schema";
import { pathTo } from "../../messages/tree";
import { accessSession } from "../access";
import { toSession } from "../presenter";
import type { ExportedChat } from "./exported";
import { chatAsJson } from "./json";
import { chatAsMarkdown } from "./markdown";

type Format = {
  extension: string;
  type: string;
  write: (chat: ExportedChat) => AsyncIterable<string>;
};

const FORMATS: Record<"markdown" | "json", Format> = {
  markdown: { extension: ".md", type: "text/markdown; charset=utf-8", write: chatAsMarkdown },
  json: { extension: ".json", type: "application/json; charset=utf-8", write: chatAsJson },
};

/** A branch as a file. @throws AppError not_found for a message that the actor may not read */
export async function exportSession(
  actor: Actor,
  sessionId: string,
  query: { format: "markdown" | "json"; leafId?: string | undefined },
): Promise<Response> {
  const session = await accessSession(actor, sessionId, "read");
  const nodes = await visibleNodes(session);
  const path = pathTo(nodes, query.leafId ?? toSession(session, session.isMine).leafId);
  if (query.leafId && path.length === 0) throw notFound("message");
  const { extension, type, write } = FORMATS[query.format];
  const ids = path.map(({ id }) => id);
  const chat = {
    title: session.title,
    ownerName: session.owner.name,
    messages: inOrder(ids, session.isMine),
  };
  const body = Readable.from(write(chat), { objectMode: false });
  return new Response(Readable.toWeb(body) as ReadableStream as BodyInit, {
    headers: {
      "content-type": type,
      "content-disposition": disposition("attachment", archiveNames()(session.title || "AI chat", extension)),
      "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    },
  });
}

/** Read by the window, since answers can be long. */
async function* inOrder(ids: readonly string[], isMine: boolean): AsyncGenerator<AiMessage> {
  for (let from = 0; from < ids.length; from += BRANCH_WINDOW)
    yield* await messagesOf(ids.slice(from, from + BRANCH_WINDOW), isMine);
}
