import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import { Me, Person } from "@/lib/accounts/schema";
import { sessionCookieName } from "@/lib/auth/cookie";
import { ACCESS_TOKEN_SECONDS } from "@/lib/auth/tokens";
import { Column } from "@/lib/boards/schema";
import { Channel, ChannelMember, TreeChannel } from "@/lib/channels/schema";
import { DocumentContent, DocumentEdit } from "@/lib/documents/content/schema";
import { DocumentVersion } from "@/lib/documents/versions/schema";
import { env } from "@/lib/env";
import { type Contract, type Method, NoContent, type RawContract } from "@/lib/http/contract";
import { ERROR_STATUS, type ErrorCode } from "@/lib/http/errors";
import { LIMITS } from "@/lib/http/limits";
import { isGrantable, SCOPES, type Scope } from "@/lib/http/scopes";
import { Message, MessageWindow } from "@/lib/messages/schema";
import { version } from "@/lib/platform/version";
import { Task, TaskDetails } from "@/lib/tasks/schema";
import { CreatedInvite, Invite, InvitePreview, Member, Workspace } from "@/lib/workspaces/schema";
import { operations, rawRoutes } from "./endpoints";

const ErrorCodes = Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]];

const ApiError = z.object({
  error: z.object({
    code: z.enum(ErrorCodes),
    message: z.string().meta({ description: "What to do, in plain words." }),
    details: z.record(z.string(), z.unknown()).optional(),
    requestId: z.uuid().meta({ description: "Quote it when you report a problem." }),
  }),
});

const MEANING: Record<ErrorCode, string> = {
  invalid_input: "The input doesn't fit; `details.fields` names each field.",
  unauthenticated: "Sign in first.",
  budget_spent: "A budget for AI is spent; `details` names it, and when it begins anew.",
  forbidden: "You see it, but your role doesn't allow that.",
  not_found: "There is no such thing, or it isn't shared with you.",
  conflict: "It doesn't go with how things stand now: deleted, archived, taken.",
  too_large: "The request is too large.",
  rate_limited: "Too many requests; `Retry-After` says how many seconds to wait.",
  overloaded: "The server is very busy; `Retry-After` says how many seconds to wait.",
  unavailable: "The database can't be reached right now. Try again in a moment.",
  internal: "Something broke on our side.",
};

/** What may go wrong with an endpoint, as references to the shared responses. */
function errorsOf(contract: Pick<Contract, "auth" | "params" | "method">) {
  const codes: ErrorCode[] = ["invalid_input", "rate_limited", "unavailable", "internal"];
  if (contract.auth === "required") codes.push("unauthenticated");
  if (takesFields(contract.params)) codes.push("not_found", "forbidden");
  if (contract.method !== "GET") codes.push("conflict", "too_large");
  return Object.fromEntries(
    codes
      .map((code) => [ERROR_STATUS[code], { $ref: `#/components/responses/${code}` }] as const)
      .sort(([a], [b]) => a - b),
  );
}

const takesFields = (schema: z.ZodType): schema is z.ZodObject =>
  schema instanceof z.ZodObject && Object.keys(schema.shape).length > 0;

function success(contract: Contract) {
  if ((contract.response as z.ZodType) === NoContent) return { description: "Done" };
  return {
    description: contract.status === 201 ? "Created" : "OK",
    content: { "application/json": { schema: contract.response } },
  };
}

function operation(name: string, contract: Contract): ZodOpenApiOperationObject {
  const { params, query, body } = contract;
  return {
    operationId: name,
    tags: [contract.tag],
    summary: contract.summary,
    ...(contract.realtime && { description: "Served over the socket as well." }),
    ...scopeOf(contract),
    requestParams: {
      ...(takesFields(params) && { path: params }),
      ...(takesFields(query) && { query }),
    },
    ...(takesFields(body) && {
      requestBody: { required: true, content: { "application/json": { schema: body } } },
    }),
    responses: { [contract.status]: success(contract), ...errorsOf(contract) },
  };
}

type Scoped = Pick<ZodOpenApiOperationObject, "security"> & { "x-scope": string };

type ScopeParts = { scope: Scope; alsoNeeds?: readonly Scope[]; auth?: "required" | "public" };

/** OpenAPI 3.1 takes role names for a scheme other than OAuth; `x-scope` is for readers that don't show them. */
function scopeOf({ scope, alsoNeeds = [], auth }: ScopeParts): Scoped {
  if (auth === "public") return { security: [], "x-scope": scope };
  const scopes = [scope, ...alsoNeeds];
  return { security: [{ key: scopes }, { bearer: scopes }, { cookie: [] }], "x-scope": scopes.join(" ") };
}

function rawOperation(name: string, contract: RawContract): ZodOpenApiOperationObject {
  const { params, query, requestType, response } = contract;
  const { status, description, type, schema } = response;
  const bytes = { type: "string", format: "binary" } as const;
  return {
    operationId: name,
    tags: [contract.tag],
    summary: contract.summary,
    ...scopeOf(contract),
    requestParams: { ...(params && { path: params }), ...(query && { query }) },
    ...(requestType && { requestBody: { required: true, content: { [requestType]: { schema: bytes } } } }),
    responses: {
      [status]: { description, ...(type && { content: { [type]: { schema: schema ?? bytes } } }) },
      ...errorsOf({ auth: "required", params: z.object(), ...contract }),
    },
  };
}

function paths(): ZodOpenApiPathsObject {
  const result: ZodOpenApiPathsObject = {};
  const add = ({ path, method }: { path: string; method: Method }, described: ZodOpenApiOperationObject) => {
    result[path] = { ...result[path], [method.toLowerCase()]: described };
  };
  for (const [name, { contract }] of Object.entries(operations)) add(contract, operation(name, contract));
  for (const [name, contract] of Object.entries(rawRoutes)) add(contract, rawOperation(name, contract));
  return result;
}

function limitsTable(): string {
  const rows = Object.entries(LIMITS).flatMap(([name, rule]) =>
    rule ? [`| ${name} | ${rule.signedIn} | ${rule.signedOut} | ${rule.windowSeconds} s |`] : [],
  );
  return ["| Limit | Signed in | Signed out | Window |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

function scopesTable(): string {
  const rows = (Object.keys(SCOPES) as Scope[])
    .filter(isGrantable)
    .map((scope) => `| \`${scope}\` | ${SCOPES[scope]} |`);
  return ["| Scope | What it allows |", "| --- | --- |", ...rows].join("\n");
}

const description = () => `The same interface that Guildhall's own pages use.

## Signing in

Programs send \`Authorization: Bearer …\` with an API key (Settings, API keys), which does what it was granted:

\`\`\`
curl -H "Authorization: Bearer gh_…" ${env().APP_URL}/api/workspaces
\`\`\`

Or with an access token from \`POST /api/auth/login\`, good for ${ACCESS_TOKEN_SECONDS / 60} minutes; \`POST /api/auth/refresh\` gives the next one. Browsers send their cookie, and writes by cookie must come from a page of this server.

## Scopes

Each operation names the scopes that a key needs (\`x-scope\`). Without one the answer is 403 \`forbidden\` with the scope in \`details.scope\`; what lies outside a key's workspaces is 404, as for a stranger. No key has \`account:security\`: keys, passwords and sessions are for people.

${scopesTable()}

## Errors

All have the same body and one of these codes: ${ErrorCodes.map((code) => `\`${code}\``).join(", ")}. What you may not see is \`not_found\`.

## Lists

They answer \`{ items, nextCursor }\`; hand \`nextCursor\` back as \`cursor\` until it is null.

## Sending again

Where no answer came, send the same call again. Messages, tasks, columns and edits of documents take a \`nonce\`, a UUID of your own: the same again gives what the first one made. \`PUT\`, \`PATCH\` and \`DELETE\` leave the same twice as once. An edit of a document can carry the \`state\` that it was made of, and is refused with \`conflict\` where somebody was faster.

## Limits

They count requests per person (a key has one of its own beside it), or per address where nobody is signed in. Every answer carries \`RateLimit-Limit\`, \`RateLimit-Remaining\` and \`RateLimit-Reset\` (seconds).

${limitsTable()}`;

/** Schemas that are described once and referred to by name. */
const NAMED = {
  ApiError,
  Channel,
  ChannelMember,
  Column,
  CreatedInvite,
  DocumentContent,
  DocumentEdit,
  DocumentVersion,
  Invite,
  InvitePreview,
  Me,
  Member,
  Message,
  MessageWindow,
  Person,
  Task,
  TaskDetails,
  TreeChannel,
  Workspace,
};

function build() {
  for (const [id, schema] of Object.entries(NAMED)) z.globalRegistry.add(schema, { id });
  const shared = ErrorCodes.map((code) => [
    code,
    { description: MEANING[code], content: { "application/json": { schema: ApiError } } },
  ]);
  return createDocument(
    {
      openapi: "3.1.0",
      info: {
        title: "Guildhall",
        version,
        description: description(),
      },
      security: [{ key: [] }, { bearer: [] }, { cookie: [] }],
      paths: paths(),
      components: {
        responses: Object.fromEntries(shared),
        securitySchemes: {
          key: {
            type: "http",
            scheme: "bearer",
            bearerFormat: "gh_…",
            description: "An API key (Settings, API keys), which needs the scopes named here.",
          },
          bearer: {
            type: "http",
            scheme: "bearer",
            bearerFormat: "JWT",
            description:
              "An access token of a program that signed in as a person: it may do whatever they may.",
          },
          cookie: { type: "apiKey", in: "cookie", name: sessionCookieName() },
        },
      },
    },
    { override: ({ jsonSchema }) => withoutPattern(jsonSchema) },
  );
}

/** A format says it all; zod's regular expression for it is noise to a reader. */
function withoutPattern(schema: { format?: string; pattern?: string }) {
  if (schema.format) delete schema.pattern;
}

let built: string | undefined;

/** The OpenAPI 3.1 description of every endpoint, as JSON; made once. */
export function openApiJson(): string {
  built ??= JSON.stringify(build());
  return built;
}
