import { openApiJson } from "@/lib/composition/openapi";
import { serveRaw } from "@/lib/http/serve";
import { openApiRoute } from "@/lib/platform/raw-contract";

export const GET = serveRaw(openApiRoute, async () => {
  const headers = { "content-type": "application/json", "cache-control": "public, max-age=300" };
  return new Response(openApiJson(), { headers });
});
