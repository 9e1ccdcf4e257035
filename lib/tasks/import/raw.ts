import { type RouteHandler, serveRaw } from "@/lib/http/serve";
import { importIntoChannelRoute, importTasksRoute } from "./raw-contract";
import { startImportInto, startTasksImport } from "./service";

export const tasksImport: RouteHandler = serveRaw(importTasksRoute, async ({ request, actor, query }) =>
  Response.json(await startTasksImport(actor, query, request), { status: 201 }),
);

export const importIntoChannel: RouteHandler = serveRaw(
  importIntoChannelRoute,
  async ({ request, actor, params, query }) =>
    Response.json(await startImportInto(actor, params.channelId, query, request), { status: 201 }),
);
