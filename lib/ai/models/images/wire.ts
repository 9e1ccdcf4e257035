import type { z } from "zod";
import { TooLarge } from "@/lib/net/guarded-stream";

/** A picture of 4 megapixels as base64 takes up to 20 MB. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/** What the table of failures (../failure.ts) reads; the provider's words are searched for codes and go nowhere. */
export class ProviderFailure extends Error {
  override name = "ProviderFailure";
  constructor(
    readonly statusCode: number,
    readonly responseBody: string,
  ) {
    super(`the provider answered ${statusCode}`);
  }
}

/** The provider's safety system let no picture out. */
export class PictureRefused extends Error {
  override name = "PictureRefused";
}

/** What came isn't a picture. */
export class NotAPicture extends Error {
  override name = "NotAPicture";
}

const REFUSED = /moderation_blocked|content_moderation|content_policy_violation|safety system/i;

/** @param body is only searched for codes */
export const failedWith = (status: number, body: string) =>
  status < 500 && REFUSED.test(body) ? new PictureRefused("refused") : new ProviderFailure(status, body);

/** `fetch` whose answers end where they are larger than pictures are. */
export const limitedFetch =
  (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
  async (input, init) => {
    const response = await fetch(input, init);
    let left = MAX_ANSWER_BYTES;
    const limit = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        left -= chunk.length;
        if (left < 0) controller.error(new TooLarge("the answer is too large"));
        else controller.enqueue(chunk);
      },
    });
    return new Response(response.body?.pipeThrough(limit) ?? null, response);
  };

export async function limitedBytes(response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) throw new TooLarge("the answer is too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** @throws ProviderFailure or PictureRefused where it isn't 2xx, NotAPicture where its body isn't what the schema says */
export async function readJson<T extends z.ZodType>(response: Response, schema: T): Promise<z.output<T>> {
  const body = (await limitedBytes(response)).toString();
  if (!response.ok) throw failedWith(response.status, body);
  const parsed = schema.safeParse(parse(body));
  if (!parsed.success) throw new NotAPicture("the answer has another shape");
  return parsed.data;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

/** @throws NotAPicture for what isn't base64: Node would read what it can of it */
export function fromBase64(text: string | undefined): Uint8Array {
  const bare = (text ?? "").replace(/^data:image\/\w+;base64,/, "").replace(/\s/g, "");
  if (bare.length === 0 || !BASE64.test(bare)) throw new NotAPicture("the answer isn't base64");
  return Buffer.from(bare, "base64");
}

/** Of a partial picture: one that can't be read is none. */
export function base64OrNull(text: string): Uint8Array | null {
  try {
    return fromBase64(text);
  } catch {
    return null;
  }
}
