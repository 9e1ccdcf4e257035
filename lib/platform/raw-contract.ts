import { rawContract } from "@/lib/http/contract";

export const openApiRoute = rawContract({
  method: "GET",
  path: "/api/openapi.json",
  tag: "Platform",
  summary: "Get this description",
  scope: "public",
  response: { status: 200, description: "OpenAPI 3.1", type: "application/json" },
  auth: "public",
});
