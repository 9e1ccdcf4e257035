import { assertSameOrigin } from "@/lib/http/csrf";
import { type RouteHandler, serveRaw } from "@/lib/http/serve";
import { mcpRoute } from "./raw-contract";
import { answerMcp } from "./server";

/** Programs sign in by a header. A cookie counts for nothing here, and another site's page is refused. */
export const mcp: RouteHandler = serveRaw(mcpRoute, async ({ request, actor, context }) => {
  if (request.headers.has("origin")) assertSameOrigin(request);
  if (!actor || !request.headers.has("authorization")) return unauthenticated();
  return answerMcp(request, { actor, context });
});

const unauthenticated = () =>
  Response.json(
    {
      jsonrpc: "2.0",
      error: { code: -32001, message: "Send an API key: Authorization: Bearer gh_…" },
      id: null,
    },
    { status: 401, headers: { "www-authenticate": 'Bearer realm="guildhall"' } },
  );
