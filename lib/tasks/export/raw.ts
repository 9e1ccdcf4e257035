import { type RouteHandler, serveRaw } from "@/lib/http/serve";
import { exportTasksRoute } from "./raw-contract";
import { exportTasks } from "./service";

export const tasksExport: RouteHandler = serveRaw(exportTasksRoute, ({ actor, params, query }) =>
  exportTasks(actor, params.channelId, query.format),
);
