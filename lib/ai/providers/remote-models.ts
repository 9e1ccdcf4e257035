import { AppError } from "@/lib/http/errors";
import { TooLarge } from "@/lib/net/guarded-stream";
import { failureOf } from "../models/failure";
import type { Connection } from "./connection";
import { fromOllama, Listed, type ListedModel } from "./listed-model";

const PATIENCE_MS = 10_000;
const MAX_MODELS = 1_000;
/** Answers may have more: see connection.ts. */
const MAX_BYTES = 4 * 1024 * 1024;

function headersOf({ kind, apiKey }: Connection): Record<string, string> {
  if (kind === "ANTHROPIC") return { "x-api-key": apiKey ?? "", "anthropic-version": "2023-06-01" };
  if (kind === "GOOGLE") return { "x-goog-api-key": apiKey ?? "" };
  return apiKey ? { authorization: `Bearer ${apiKey}` } : {};
}

const QUERIES: Partial<Record<Connection["kind"], string>> = {
  ANTHROPIC: `?limit=${MAX_MODELS}`,
  GOOGLE: `?pageSize=${MAX_MODELS}`,
};

/**
 * The models that a provider lists, with what it tells of them, which also shows that its address and key work.
 * @throws AppError unavailable, whose message says what is wrong
 */
export async function listRemoteModels(connection: Connection): Promise<ListedModel[]> {
  const { kind, baseUrl, fetch } = connection;
  const address = `${baseUrl}/models${QUERIES[kind] ?? ""}`;
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await fetch(address, { headers: headersOf(connection), signal });
    if (response.status === 404) throw new AppError("unavailable", NOT_ONE);
    const body = await limitedText(response);
    if (!response.ok) throw { statusCode: response.status, responseBody: body };
    const listed = Listed.safeParse(parse(body));
    if (!listed.success) throw new AppError("unavailable", NOT_ONE);
    return listed.data.slice(0, MAX_MODELS);
  } catch (error) {
    throw new AppError("unavailable", failureOf(error).message);
  }
}

/** Shown one by one, of those that a person has installed. */
const MAX_SHOWN = 50;

/** The models with what Ollama says of each beside its list. As they were for any other server. */
export async function withShown(
  { kind, baseUrl, fetch, ...connection }: Connection,
  models: readonly ListedModel[],
): Promise<ListedModel[]> {
  const known = [...models];
  if (kind !== "COMPATIBLE" || !baseUrl.endsWith("/v1")) return known;
  const address = `${baseUrl.slice(0, -"/v1".length)}/api/show`;
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const headers = {
    ...headersOf({ kind, baseUrl, fetch, ...connection }),
    "content-type": "application/json",
  };
  for (const [at, { name }] of models.slice(0, MAX_SHOWN).entries()) {
    const body = JSON.stringify({ model: name });
    const told = await fetch(address, { method: "POST", headers, body, signal })
      .then(async (response) => (response.ok ? fromOllama(parse(await limitedText(response))) : null))
      .catch(() => null);
    // Another server, or one that is too slow to be asked for the rest.
    if (!told) break;
    known[at] = { name, told };
  }
  return known;
}

const NOT_ONE = "That address answers, but lists no models. Check the address: it usually ends with /v1.";

async function limitedText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new TooLarge("the list is too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
