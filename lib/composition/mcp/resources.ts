import type { Actor } from "@/lib/auth/actor";
import { assertGranted, isGranted } from "@/lib/auth/grant";
import { getContentEndpoint } from "@/lib/documents/content/endpoints";
import { accessFile } from "@/lib/files/access";
import type { RequestContext } from "@/lib/http/endpoint";
import { notFound } from "@/lib/http/errors";
import { parse } from "@/lib/http/parse";
import { run } from "@/lib/http/run";
import { Id } from "@/lib/http/schema";
import type { Scope } from "@/lib/http/scopes";
import { getThreadEndpoint, listMessagesEndpoint } from "@/lib/messages/endpoints";

type Asking = { actor: Actor; context: RequestContext };
type Resource = {
  title: string;
  description: string;
  mimeType: string;
  scope: Scope;
  read: (id: string, asking: Asking) => Promise<string>;
};

/** What can be read at `guildhall://<kind>/<id>`. */
const RESOURCES: Readonly<Record<string, Resource>> = {
  documents: {
    title: "Document",
    description: "What a document holds, as Markdown.",
    mimeType: "text/markdown",
    scope: "documents:read",
    async read(documentId, { actor, context }) {
      const raw = { params: { documentId }, query: { format: "markdown" }, body: {} };
      const { data } = await run(getContentEndpoint, actor, raw, context);
      return String(data.content);
    },
  },
  threads: {
    title: "Thread",
    description: "A thread and its latest messages.",
    mimeType: "application/json",
    scope: "messages:read",
    async read(threadId, { actor, context }) {
      const { data: thread } = await run(
        getThreadEndpoint,
        actor,
        { params: { threadId }, query: {}, body: {} },
        context,
      );
      const raw = { params: { channelId: thread.root.channelId }, query: { threadId }, body: {} };
      const { data: messages } = await run(listMessagesEndpoint, actor, raw, context);
      return JSON.stringify({ thread, messages });
    },
  },
  files: {
    title: "File",
    description: "A file’s name, type and size, and where its bytes are.",
    mimeType: "application/json",
    scope: "files:read",
    async read(id, { actor }) {
      const { name, type, size, alt, createdAt } = await accessFile(actor, parse(Id, id, "params"));
      return JSON.stringify({ id, name, type, size: Number(size), alt, createdAt, path: `/api/files/${id}` });
    },
  },
};

export const resourceTemplatesOf = (actor: Actor) =>
  Object.entries(RESOURCES)
    .filter(([, { scope }]) => isGranted(actor, { scope }))
    .map(([kind, { title, description, mimeType }]) => ({
      ...{ name: kind, title, description, mimeType },
      uriTemplate: `guildhall://${kind}/{id}`,
    }));

/** @throws AppError as the endpoint that reads it would */
export async function readResource(uri: string, asking: Asking) {
  const [, kind = "", id = ""] = /^guildhall:\/\/([a-z]+)\/([^/?#]+)$/.exec(uri) ?? [];
  const resource = Object.hasOwn(RESOURCES, kind) ? RESOURCES[kind] : undefined;
  if (!resource) throw notFound("resource");
  assertGranted(asking.actor, resource);
  return { contents: [{ uri, mimeType: resource.mimeType, text: await resource.read(id, asking) }] };
}
