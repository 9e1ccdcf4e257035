import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Connection } from "../../providers/connection";
import { withStyle } from "./styles";
import type { ImageProtocol, PictureRequest } from "./types";
import { base64OrNull, fromBase64, NotAPicture, readJson } from "./wire";

const LOOK_MS = 500;
const PATIENCE_MS = 5_000;
const STEPS: Record<string, number> = { low: 12, medium: 24, high: 40 };
/** How far a variation may go from its picture. */
const STRENGTH = 0.55;

const Made = z.object({ images: z.array(z.string()) });
/** Some servers don't tell whose work it is. */
const Progress = z.object({
  progress: z.number(),
  current_image: z.string().nullish(),
  current_task: z.string().nullish(),
});

/** Stable Diffusion behind the API of AUTOMATIC1111, which Forge and SD.Next have as well. */
export const automatic1111Images: ImageProtocol = {
  optionsOf: (name) => ({
    sizes: /xl|sd3|flux/i.test(name)
      ? ["1024x1024", "1216x832", "832x1216", "768x768"]
      : ["512x512", "768x512", "512x768", "768x768"],
    qualities: ["medium", "low", "high"],
    canVary: true,
  }),
  parallel: 1,
  makePicture: async (connection, name, request) => {
    const task = randomUUID();
    const over = new AbortController();
    const looking = look(connection, task, request, over.signal);
    try {
      const answer = await post(connection, request.source ? "img2img" : "txt2img", {
        body: { ...asked(name, request), force_task_id: task },
        signal: request.signal,
      });
      const [image] = (await readJson(answer, Made)).images;
      if (!image) throw new NotAPicture("the answer has no picture");
      return { bytes: fromBase64(image), usage: null };
    } finally {
      over.abort();
      await looking;
      if (request.signal.aborted) await interrupt(connection, task);
    }
  },
  test: async (connection, name, signal) => {
    const body = { prompt: "a dot", steps: 1, width: 64, height: 64, ...chosen(name) };
    await readJson(await post(connection, "txt2img", { body, signal }), Made);
    return { pictures: 1 };
  },
};

const chosen = (name: string) => ({
  override_settings: { sd_model_checkpoint: name },
  override_settings_restore_afterwards: false,
});

function asked(name: string, { prompt, size, quality, style, source }: PictureRequest) {
  const [width, height] = size.split("x").map(Number);
  return {
    ...{ prompt: withStyle(prompt, style), width, height, n_iter: 1, batch_size: 1 },
    steps: STEPS[quality ?? "medium"] ?? STEPS.medium,
    ...(source && {
      init_images: [Buffer.from(source).toString("base64")],
      denoising_strength: STRENGTH,
    }),
    ...chosen(name),
  };
}

type Post = { body: object; signal: AbortSignal };

const post = (connection: Connection, method: string, { body, signal }: Post) =>
  connection.fetch(`${connection.baseUrl}/sdapi/v1/${method}`, {
    method: "POST",
    headers: { ...headersOf(connection), "content-type": "application/json" },
    body: JSON.stringify(body),
    signal,
  });

/** The server's `--api-auth` is a name and a password. */
export function headersOf({ apiKey }: Connection): Record<string, string> {
  return apiKey ? { authorization: `Basic ${Buffer.from(apiKey).toString("base64")}` } : {};
}

/** Asks how far it is until it is over. A server that doesn't tell only shows no progress. */
async function look(
  connection: Connection,
  task: string,
  { onProgress }: PictureRequest,
  signal: AbortSignal,
) {
  while (!signal.aborted) {
    await sleep(LOOK_MS, undefined, { signal, ref: false }).catch(() => {});
    if (signal.aborted) return;
    const now = await progressOf(connection, signal).catch(() => null);
    if (!now || signal.aborted || (now.current_task && now.current_task !== task)) continue;
    const partial = now.current_image ? base64OrNull(now.current_image) : null;
    onProgress(Math.min(Math.max(now.progress, 0), 1), partial);
  }
}

async function progressOf(connection: Connection, signal: AbortSignal) {
  const patient = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
  const headers = headersOf(connection);
  const answer = await connection.fetch(`${connection.baseUrl}/sdapi/v1/progress`, {
    headers,
    signal: patient,
  });
  return readJson(answer, Progress);
}

/** The server goes on after its client has left. It has one picture at a time: that of somebody else isn't stopped. */
async function interrupt(connection: Connection, task: string) {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const now = await progressOf(connection, signal).catch(() => null);
  if (now?.current_task && now.current_task !== task) return;
  await post(connection, "interrupt", { body: {}, signal })
    .then((answer) => answer.body?.cancel())
    .catch(() => {});
}
