import { type RouteHandler, serveRaw } from "@/lib/http/serve";
import { importTasksRoute } from "./raw-contract";
import { startTasksImport } from "./service";

export const tasksImport: RouteHandler = serveRaw(importTasksRoute, async ({ request, actor, query }) =>
  Response.json(await startTasksImport(actor, query, request), { status: 201 }),
);
