import {
  createMcpHandler,
  type ListToolsResult,
  ProtocolError,
  ProtocolErrorCode,
  Server,
} from "@modelcontextprotocol/server";
import type { Actor } from "@/lib/auth/actor";
import type { RequestContext } from "@/lib/http/endpoint";
import { AppError } from "@/lib/http/errors";
import { version } from "@/lib/platform/version";
import { readResource, resourceTemplatesOf } from "./resources";
import { callTool, tools, toolsOf } from "./tools";

type Asking = { actor: Actor; context: RequestContext };

const INSTRUCTIONS = `Guildhall is a place where people work together: workspaces hold channels, and channels hold messages, tasks, boards and documents. Begin with list_workspaces and list_channels for ids, or with search. What you write is written in the name of the key's owner. Lists answer nextCursor: hand it back as cursor for more.`;

/** One for each request: nothing is kept between them, so any node answers, and a revoked key stops at once. */
function serverFor(asking: Asking): Server {
  const server = new Server(
    { name: "guildhall", title: "Guildhall", version },
    { capabilities: { tools: {}, resources: {} }, instructions: INSTRUCTIONS },
  );
  const { actor } = asking;
  server.setRequestHandler("tools/list", () => ({
    tools: toolsOf(actor).map(({ description }) => description) as ListToolsResult["tools"],
  }));
  server.setRequestHandler("tools/call", ({ params }) => {
    const tool = tools().get(params.name);
    // One that the key wasn't granted isn't there.
    if (!tool || !toolsOf(actor).includes(tool))
      throw new ProtocolError(
        ProtocolErrorCode.InvalidParams,
        `There is no tool ${params.name}, or the key lacks its scope.`,
      );
    return callTool(tool, params.arguments ?? {}, asking);
  });
  server.setRequestHandler("resources/list", () => ({ resources: [] }));
  server.setRequestHandler("resources/templates/list", () => ({
    resourceTemplates: resourceTemplatesOf(actor),
  }));
  server.setRequestHandler("resources/read", async ({ params }) => {
    try {
      return await readResource(params.uri, asking);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      throw new ProtocolError(ProtocolErrorCode.InvalidParams, error.message, {
        code: error.code,
        ...error.details,
      });
    }
  });
  return server;
}

const handler = createMcpHandler(({ authInfo }) => serverFor(authInfo?.extra?.asking as Asking), {
  maxRequestBodySize: 1024 * 1024,
});

/** Answers a message of the Model Context Protocol. The actor was found and its origin checked before. */
export const answerMcp = (request: Request, asking: Asking): Promise<Response> =>
  handler.fetch(request, {
    authInfo: { token: "", clientId: asking.actor.sessionId, scopes: [], extra: { asking } },
  });
