import { type RouteHandler, serveRaw } from "@/lib/http/serve";
import { exportAiSessionRoute } from "./raw-contract";
import { exportSession } from "./service";

export const aiSessionExport: RouteHandler = serveRaw(exportAiSessionRoute, ({ actor, params, query }) =>
  exportSession(actor, params.aiSessionId, query),
);
