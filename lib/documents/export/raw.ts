import { type RouteHandler, serveRaw } from "@/lib/http/serve";
import { exportDocumentRoute } from "./raw-contract";
import { exportDocument } from "./service";

export const documentExport: RouteHandler = serveRaw(exportDocumentRoute, ({ actor, params, query }) =>
  exportDocument(actor, params.documentId, query.format),
);
