import { z } from "zod";
import { AppError } from "@/lib/http/errors";
import { TooLarge } from "@/lib/net/guarded-stream";
import { FIRST_MODELS } from "../models/catalog";
import { failureOf } from "../models/failure";
import { headersOf as automatic1111Headers } from "../models/images/automatic1111";
import { Balance } from "../models/images/stability";
import type { Connection } from "./connection";

const PATIENCE_MS = 10_000;
const MAX_MODELS = 1_000;
/** Answers may have more: see connection.ts. */
const MAX_BYTES = 4 * 1024 * 1024;

/** Where it isn't a list of models as OpenAI or Google have it: what is asked, and the models that it shows to be there. */
const ASKED: Partial<
  Record<Connection["kind"], { path: string; names: (body: unknown) => string[] | null }>
> = {
  AUTOMATIC1111: {
    path: "/sdapi/v1/sd-models",
    names: (body) => CheckPoints.safeParse(body).data?.map(({ model_name }) => model_name) ?? null,
  },
  // It lists none of its present ones; what is left of the credit shows that the key works.
  STABILITY: {
    path: "/v1/user/balance",
    names: (body) => (Balance.safeParse(body).success ? [...FIRST_MODELS.STABILITY] : null),
  },
};

const CheckPoints = z.array(z.object({ model_name: z.string() }));
const Named = z.array(z.object({ id: z.string() }));
const Listed = z.union([
  z.object({ data: Named }),
  z.object({ models: z.array(z.object({ name: z.string() })) }),
]);

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
 * The models that a provider lists, which also shows that its address and key work.
 * @throws AppError unavailable, whose message says what is wrong
 */
export async function listRemoteModels(connection: Connection): Promise<string[]> {
  const { kind, baseUrl, fetch } = connection;
  const { path, names: namesOf } = ASKED[kind] ?? {
    path: `/models${QUERIES[kind] ?? ""}`,
    names: listedNames,
  };
  const address = `${baseUrl}${path}`;
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await fetch(address, { headers: headersOf(connection), signal });
    if (response.status === 404)
      throw new AppError("unavailable", kind === "AUTOMATIC1111" ? NO_API : NOT_ONE);
    const body = await limitedText(response);
    if (!response.ok) throw { statusCode: response.status, responseBody: body };
    const names = namesOf(parse(body));
    if (!names) throw new AppError("unavailable", NOT_ONE);
    return names.slice(0, MAX_MODELS);
  } catch (error) {
    throw new AppError("unavailable", failureOf(error).message);
  }
}

const NOT_ONE = "That address answers, but lists no models. Check the address: it usually ends with /v1.";

const NO_API = "That server answers, but not its API. Start it with --api.";

function listedNames(body: unknown): string[] | null {
  const { data } = Listed.safeParse(body);
  if (!data) return null;
  if ("data" in data) return data.data.map(({ id }) => id);
  return data.models.map(({ name }) => name.replace(/^models\//, ""));
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
