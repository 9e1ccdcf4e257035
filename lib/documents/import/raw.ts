import { type RouteHandler, serveRaw } from "@/lib/http/serve";
import { importChannelRoute, importIntoRoute } from "./raw-contract";
import { importChannel, importInto } from "./service";

export const channelImport: RouteHandler = serveRaw(importChannelRoute, async ({ request, actor, query }) =>
  Response.json(await importChannel(actor, query, request), { status: 201 }),
);

export const importIntoDocument: RouteHandler = serveRaw(
  importIntoRoute,
  async ({ request, actor, params, query }) =>
    Response.json(await importInto(actor, params.documentId, query.name, request), { status: 201 }),
);
