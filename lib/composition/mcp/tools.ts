import type { Actor } from "@/lib/auth/actor";
import { isGranted } from "@/lib/auth/grant";
import { describeError } from "@/lib/http/describe-error";
import type { Endpoint, RequestContext } from "@/lib/http/endpoint";
import { run } from "@/lib/http/run";
import { operations } from "../endpoints";
import { argumentsSchema, inputOf } from "./arguments";

const toolName = (operation: string) => operation.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

type Tool = { endpoint: Endpoint; description: ReturnType<typeof descriptionOf> };

function descriptionOf(name: string, { contract }: Endpoint) {
  const { method, summary } = contract;
  return {
    name,
    title: summary,
    description: `${summary}.`,
    inputSchema: argumentsSchema(contract),
    annotations: {
      readOnlyHint: method === "GET",
      destructiveHint: method === "DELETE",
      idempotentHint: method === "PUT" || method === "DELETE",
      openWorldHint: false,
    },
  };
}

let made: ReadonlyMap<string, Tool> | undefined;

/** The operations marked `mcp`, by their names as tools: `createMessage` is `create_message`. */
export function tools(): ReadonlyMap<string, Tool> {
  made ??= new Map(
    Object.entries(operations)
      .filter(([, { contract }]) => contract.mcp)
      .map(([operation, endpoint]) => {
        const name = toolName(operation);
        return [name, { endpoint, description: descriptionOf(name, endpoint) }];
      }),
  );
  return made;
}

/** Those that the actor's key was granted. */
export const toolsOf = (actor: Actor) =>
  [...tools().values()].filter(({ endpoint }) => isGranted(actor, endpoint.contract));

/** Calls a tool. What a model can mend comes back as a result that says what to do. */
export async function callTool(
  { endpoint }: Tool,
  given: Readonly<Record<string, unknown>>,
  { actor, context }: { actor: Actor; context: RequestContext },
) {
  try {
    const { data } = await run(endpoint, actor, inputOf(endpoint.contract, given), context);
    const answer = (data ?? { done: true }) as Record<string, unknown>;
    return { content: [textOf(answer)], structuredContent: answer };
  } catch (error) {
    const { error: described } = describeError(error, `mcp ${endpoint.contract.path}`, context.requestId);
    const { code, message, details } = described;
    return { isError: true, content: [textOf({ code, message, ...(details && { details }) })] };
  }
}

const textOf = (value: unknown) => ({ type: "text" as const, text: JSON.stringify(value) });
