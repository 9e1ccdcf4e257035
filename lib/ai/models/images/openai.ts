import type { OpenAI } from "openai";
import type { Connection } from "../../providers/connection";
import { withStyle } from "./styles";
import type { ImageOptions, ImageProtocol, MadePicture, PictureRequest } from "./types";
import { base64OrNull, failedWith, fromBase64, limitedFetch, NotAPicture, PictureRefused } from "./wire";

/** How a family of models is asked. The package `ai` has no partial pictures; this is the one use of `openai`. */
type Wire = "stream" | "plain";
type Family = ImageOptions & { matches: RegExp; wire: Wire };

const QUALITIES = ["auto", "low", "medium", "high"];
const SQUARES = ["1024x1024", "512x512", "256x256"];
const PARTIALS = 2;

const FAMILIES: Family[] = [
  {
    matches: /gpt-image|^demo-image/i,
    wire: "stream",
    sizes: ["1024x1024", "1536x1024", "1024x1536", "auto"],
    qualities: QUALITIES,
    canVary: true,
  },
  {
    matches: /dall-e-3/i,
    wire: "plain",
    sizes: ["1024x1024", "1792x1024", "1024x1792"],
    qualities: ["standard", "hd"],
    canVary: false,
  },
  { matches: /dall-e-2/i, wire: "plain", sizes: SQUARES, qualities: [], canVary: true },
];

/** Servers with OpenAI's protocol: what all of them know. */
const OTHERS: Family = {
  matches: /./,
  wire: "plain",
  sizes: ["1024x1024", "512x512", "1024x768", "768x1024"],
  qualities: [],
  canVary: true,
};

const familyOf = (name: string) => FAMILIES.find(({ matches }) => matches.test(name)) ?? OTHERS;

export const openAiImages: ImageProtocol = {
  optionsOf: (name) => {
    const { sizes, qualities, canVary } = familyOf(name);
    return { sizes, qualities, canVary };
  },
  parallel: 2,
  makePicture: async (connection, name, request) => {
    const client = await clientOf(connection);
    const { wire } = familyOf(name);
    try {
      return await (wire === "stream" ? streamed : plain)(client, name, request);
    } catch (error) {
      throw readable(error);
    }
  },
  test: async (connection, name, signal) => {
    const client = await clientOf(connection);
    try {
      await client.models.retrieve(name, { signal });
      return { pictures: 0 };
    } catch (error) {
      throw readable(error);
    }
  },
};

/** Loaded at first use. Nothing of it is read from the environment, and it prints nothing. */
async function clientOf({ apiKey, baseUrl, fetch }: Connection): Promise<OpenAI> {
  const { OpenAI } = await import("openai");
  return new OpenAI({
    ...{
      apiKey: apiKey ?? "none",
      baseURL: baseUrl,
      fetch: limitedFetch(fetch),
      maxRetries: 1,
      logLevel: "off",
    },
    ...{ organization: null, project: null, webhookSecret: null, adminAPIKey: null },
  });
}

const asked = (name: string, { prompt, size, quality, style }: PictureRequest) => ({
  ...{ model: name, prompt: withStyle(prompt, style), n: 1, size: size as "1024x1024" },
  ...(quality && { quality: quality as "auto" }),
});

async function streamed(client: OpenAI, name: string, request: PictureRequest): Promise<MadePicture> {
  const { source, signal, onProgress } = request;
  const body = { ...asked(name, request), stream: true as const, partial_images: PARTIALS };
  const events = source
    ? await client.images.edit({ ...body, image: await upload(source) }, { signal })
    : await client.images.generate(body, { signal });
  let made: MadePicture | null = null;
  try {
    // To its end: one that is left early is aborted, and Node may throw the abort of an answer that is all there.
    for await (const event of events) {
      if ("partial_image_index" in event) {
        const share = (event.partial_image_index + 1) / (PARTIALS + 1);
        onProgress(Math.min(share, 1), base64OrNull(event.b64_json));
      } else if (event.b64_json !== undefined) {
        made = { bytes: fromBase64(event.b64_json), usage: usageOf(event.usage) };
      }
    }
  } catch (error) {
    if (!made) throw error;
  }
  if (made) return made;
  // The package reads an answer that was cut as one that has ended.
  throw Object.assign(new Error("the stream ended before the picture"), { code: "ECONNRESET" });
}

async function plain(client: OpenAI, name: string, request: PictureRequest): Promise<MadePicture> {
  const { source, signal } = request;
  const body = { ...asked(name, request), stream: false as const, response_format: "b64_json" as const };
  const answer = source
    ? await client.images.edit({ ...body, image: await upload(source) }, { signal })
    : await client.images.generate(body, { signal });
  const [picture] = answer.data ?? [];
  if (!picture) throw new NotAPicture("the answer has no picture");
  return { bytes: fromBase64(picture.b64_json), usage: usageOf(answer.usage) };
}

const usageOf = (usage?: { input_tokens: number; output_tokens: number }) =>
  usage ? { input: usage.input_tokens, output: usage.output_tokens } : null;

async function upload(source: Uint8Array<ArrayBuffer>): Promise<File> {
  return new File([source], "picture.png", { type: "image/png" });
}

type PackageError = { status?: number; error?: unknown; code?: string; type?: string; cause?: unknown };

/** An error of the package as the table of failures reads it. Its message quotes the provider. */
function readable(error: unknown): unknown {
  if (typeof error !== "object" || error === null) return error;
  const { status, error: body, code, type, cause } = error as PackageError;
  if (status) return failedWith(status, JSON.stringify(body ?? ""));
  // An error event within a stream.
  if (body && failedWith(400, JSON.stringify(body)) instanceof PictureRefused)
    return new PictureRefused("refused");
  if (body && (code || type)) return { name: "AI_StreamProviderError", code, type };
  if (error instanceof SyntaxError) return new NotAPicture("the stream isn't JSON");
  return cause ?? error;
}
