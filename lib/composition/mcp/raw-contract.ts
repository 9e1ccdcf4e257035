import { rawContract } from "@/lib/http/contract";

export const mcpRoute = rawContract({
  method: "POST",
  path: "/api/mcp",
  tag: "MCP",
  summary: "Send a message of the Model Context Protocol, with a key or an access token",
  // Who sends it is checked by the protocol's own answer, and each tool by its scope.
  scope: "public",
  auth: "public",
  requestType: "application/json",
  response: {
    status: 200,
    description: "The answer, as JSON or as a stream of events",
    type: "application/json",
  },
  limit: "chat",
});
