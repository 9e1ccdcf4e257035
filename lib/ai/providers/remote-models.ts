import { z } from "zod";
import { AppError } from "@/lib/http/errors";
import { TooLarge } from "@/lib/net/guarded-stream";
import { FIRST_MODELS } from "../models/catalog";
import { failureOf } from "../models/failure";
import { headersOf as automatic1111Headers } from "../models/images/automatic1111";
import { Balance } from "../models/images/stability";
import type { Connection } from "./connection";
import { fromOllama, Listed, type ListedModel } from "./listed-model";

const PATIENCE_MS = 10_000;
const MAX_MODELS = 1_000;
/** Answers may have more: see connection.ts. */
const MAX_BYTES = 4 * 1024 * 1024;

/** Where it isn't a list of models as OpenAI or Google have it: what is asked, and the models that it shows to be there. */
const ASKED: Partial<Record<Connection["kind"], { path: string; names: z.ZodType<readonly string[]> }>> = {
  AUTOMATIC1111: {
    path: "/sdapi/v1/sd-models",
    names: z
      .array(z.object({ model_name: z.string() }))
      .transform((models) => models.map(({ model_name }) => model_name)),
  },
  // It lists none of its present ones; what is left of the credit shows that the key works.
  STABILITY: { path: "/v1/user/balance", names: Balance.transform(() => FIRST_MODELS.STABILITY) },
};

function headersOf(connection: Connection): Record<string, string> {
  const { kind, apiKey } = connection;
  if (kind === "AUTOMATIC1111") return automatic1111Headers(connection);
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
  const address = `${baseUrl}${ASKED[kind]?.path ?? `/models${QUERIES[kind] ?? ""}`}`;
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await fetch(address, { headers: headersOf(connection), signal });
    if (response.status === 404)
      throw new AppError("unavailable", kind === "AUTOMATIC1111" ? NO_API : NOT_ONE);
    const body = await limitedText(response);
    if (!response.ok) throw { statusCode: response.status, responseBody: body };
    const models = modelsIn(kind, parse(body));
    if (!models) throw new AppError("unavailable", NOT_ONE);
    return models.slice(0, MAX_MODELS);
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

const NO_API = "That server answers, but not its API. Start it with --api.";

function modelsIn(kind: Connection["kind"], body: unknown): readonly ListedModel[] | null {
  const asked = ASKED[kind];
  if (!asked) return Listed.safeParse(body).data ?? null;
  return asked.names.safeParse(body).data?.map((name) => ({ name, told: {} })) ?? null;
}

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
