import { openApiJson } from "@/lib/composition/openapi";
import { serveRaw } from "@/lib/http/serve";

export const GET = serveRaw({ id: "GET /api/openapi.json", method: "GET", auth: "public" }, async () => {
  const headers = { "content-type": "application/json", "cache-control": "public, max-age=300" };
  return new Response(openApiJson(), { headers });
});
