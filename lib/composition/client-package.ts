import { z } from "zod";
import { FileInfo } from "@/lib/files/schema";
import { ServerEvents } from "./events";
import { openApiJson } from "./openapi";

// The generated half of packages/client: its types and the table of its operations, from the OpenAPI document.

type Schema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema | boolean;
  prefixItems?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
};
type Parameter = { in: string; name: string; required?: boolean; schema: Schema };
type Content = { content?: Record<string, { schema?: Schema }> };
type Operation = {
  operationId: string;
  tags: string[];
  summary: string;
  parameters?: Parameter[];
  requestBody?: Content;
  responses: Record<string, Content>;
  "x-scope": string;
};
type Api = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

const NEWEST = `// Generated from the contracts: npm test -- api tests/api/client-package.test.ts -u\n`;

const union = (parts: readonly string[]) => [...new Set(parts)].join(" | ") || "never";
const property = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));

/** JSON Schema as a type; what it can't say precisely is \`unknown\`. */
function typeOf(schema: Schema | boolean | undefined): string {
  if (!schema || typeof schema === "boolean") return "unknown";
  if (schema.$ref) return schema.$ref.startsWith("#/components/schemas/") ? schema.$ref.slice(21) : "unknown";
  if ("const" in schema) return JSON.stringify(schema.const);
  if (schema.enum) return union(schema.enum.map((one) => JSON.stringify(one)));
  const choice = schema.anyOf ?? schema.oneOf;
  if (choice) return `(${union(choice.map(typeOf))})`;
  if (schema.allOf) return `(${schema.allOf.map(typeOf).join(" & ")})`;
  if (Array.isArray(schema.type)) return `(${union(schema.type.map((type) => typeOf({ ...schema, type })))})`;
  if (schema.prefixItems) return `[${schema.prefixItems.map(typeOf).join(", ")}]`;
  if (schema.type === "array") return `Array<${typeOf(schema.items)}>`;
  if (schema.type === "object" || schema.properties) return objectType(schema);
  if (schema.type === "integer") return "number";
  return ["string", "number", "boolean", "null"].includes(schema.type ?? "") ? schema.type! : "unknown";
}

function objectType({ properties = {}, required = [], additionalProperties }: Schema): string {
  const fields = Object.entries(properties).map(
    ([name, schema]) => `${property(name)}${required.includes(name) ? "" : "?"}: ${typeOf(schema)}`,
  );
  if (fields.length > 0) return `{ ${fields.join("; ")} }`;
  return additionalProperties === false ? "{}" : `Record<string, ${typeOf(additionalProperties)}>`;
}

function parametersOf({ parameters = [] }: Operation, place: string): Schema | null {
  const given = parameters.filter((parameter) => parameter.in === place);
  if (given.length === 0) return null;
  return {
    type: "object",
    properties: Object.fromEntries(given.map(({ name, schema }) => [name, schema])),
    required: given.filter(({ required }) => required).map(({ name }) => name),
  };
}

const JSON_TYPE = "application/json";
const jsonOf = ({ content }: Content = {}): Schema | undefined => content?.[JSON_TYPE]?.schema;

function inputType(operation: Operation): string {
  const parts = {
    params: parametersOf(operation, "path"),
    query: parametersOf(operation, "query"),
    body: jsonOf(operation.requestBody),
  };
  const fields = Object.entries(parts).flatMap(([name, schema]) => {
    if (!schema) return [];
    return [`${name}${schema.$ref || schema.required?.length ? "" : "?"}: ${typeOf(schema)}`];
  });
  return `{ ${fields.join("; ")} }`;
}

function answerType({ responses }: Operation): string {
  const [, success = {}] = Object.entries(responses).find(([status]) => status.startsWith("2")) ?? [];
  const schema = jsonOf(success);
  return schema ? typeOf(schema) : "void";
}

/** \`API keys\` is \`apiKeys\`. */
const groupOf = ([tag = "Other"]: string[]) =>
  tag
    .split(/[^A-Za-z0-9]+/)
    .map((word, at) => (at === 0 ? word.toLowerCase() : word[0]!.toUpperCase() + word.slice(1)))
    .join("");

/** What takes and answers JSON; streams and uploads have functions of their own. */
function operationsByGroup({ paths }: Api) {
  const groups = new Map<string, { path: string; method: string; operation: Operation }[]>();
  for (const [path, methods] of Object.entries(paths))
    for (const [method, operation] of Object.entries(methods)) {
      const isJson = !operation.requestBody || jsonOf(operation.requestBody);
      const answers = Object.entries(operation.responses).find(([status]) => /^[23]/.test(status));
      const hasJson = answers?.[0] === "204" || (answers && jsonOf(answers[1]));
      if (!isJson || !hasJson || operation.operationId === "mcp") continue;
      const group = groupOf(operation.tags);
      groups.set(group, [...(groups.get(group) ?? []), { path, method: method.toUpperCase(), operation }]);
    }
  return [...groups].toSorted(([a], [b]) => a.localeCompare(b));
}

const schemaOf = (schema: z.ZodType): Schema => {
  const {
    $schema: _,
    $defs: __,
    ...json
  } = z.toJSONSchema(schema, { unrepresentable: "any", reused: "inline" });
  return json as Schema;
};

const api = (): Api => JSON.parse(openApiJson());

/** \`operations.d.ts\`: the schemas, the operations by their tags, and the events. */
export function clientTypes(): string {
  const document = api();
  // The client's class of errors has this name.
  const { ApiError: _, ...named } = document.components.schemas;
  const schemas = Object.entries(named).map(([name, schema]) => `export type ${name} = ${typeOf(schema)};`);
  schemas.push(`export type FileInfo = ${typeOf(schemaOf(FileInfo))};`);
  const groups = operationsByGroup(document).map(([group, members]) => {
    const methods = members.map(
      ({ operation }) =>
        `    /** ${operation.summary}. Scope: ${operation["x-scope"]}. */\n    ${operation.operationId}: Call<${inputType(operation)}, ${answerType(operation)}>;`,
    );
    return `  ${group}: {\n${methods.join("\n")}\n  };`;
  });
  const heard = Object.entries(ServerEvents).map(([name, schema]) => {
    return `  "${name}": ${typeOf(schemaOf(schema))};`;
  });
  return `${NEWEST}
/** One operation. The input is optional where nothing in it is required. */
export type Call<Input, Answer> = {} extends Input
  ? (input?: Input, options?: CallOptions) => Promise<Answer>
  : (input: Input, options?: CallOptions) => Promise<Answer>;
export type CallOptions = { signal?: AbortSignal };

${schemas.join("\n")}

export interface Operations {
${groups.join("\n")}
}

export interface Events {
${heard.join("\n")}
}
`;
}

/** \`operations.js\`: where each operation is. */
export function clientOperations(): string {
  const groups = operationsByGroup(api()).map(([group, members]) => {
    const rows = members.map(
      ({ path, method, operation }) =>
        `    ${operation.operationId}: ${JSON.stringify(`${method} ${path}`)},`,
    );
    return `  ${group}: {\n${rows.join("\n")}\n  },`;
  });
  return `${NEWEST}\nexport const OPERATIONS = {\n${groups.join("\n")}\n};\n`;
}
