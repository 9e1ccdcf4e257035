import type { IncomingMessage, ServerResponse } from "node:http";
import { type Drawing, draw } from "./draw";
import { type Fault, replyByModel } from "./plan";
import { errorBody, FLUSH_MS, isOver, json, pause, readBytes, startEvents } from "./wire";

/** A request for a picture, out of whichever protocol it came in. */
export type PictureAsk = {
  protocol: "openai" | "automatic1111" | "stability";
  model: string;
  prompt: string;
  size: { width: number; height: number };
  /** Whether it came with a picture to vary. */
  isVariation: boolean;
  /** The fields as they came; of a form without its files. */
  raw: Record<string, unknown>;
};

export type PictureReply = {
  /** In place of the size that was asked for: what is small is drawn fast. */
  size?: { width: number; height: number };
  /** In place of a picture of its own. */
  bytes?: Uint8Array;
  /** In place of base64. */
  base64?: string;
  /** In place of the picture: where it is, as servers answer that know no base64. */
  url?: string;
  /** `after` counts partial pictures. */
  fault?: Fault;
  /** Between the partial pictures, or the steps of progress. */
  stepMs?: number;
  isRefused?: boolean;
  /** Null: the provider tells none. */
  usage?: { input: number; output: number } | null;
};

/** The pace of a demo: long enough to see it grow. */
const STEP_MS = 700;
/** What a picture of 1024 pixels takes at gpt-image. */
const USAGE = { input: 20, output: 1_056 };

const REFUSAL = { code: "moderation_blocked", message: "Your request was rejected by the safety system." };

/** What a server of AUTOMATIC1111's API is at: one picture at a time. */
type Job = { task: string; progress: number; partial: string | null; interrupt: () => void };

/** The protocols for pictures of OpenAI, AUTOMATIC1111 and Stability. `answer` is false where a path is none of theirs. */
export function pictureProtocols(reply: (ask: PictureAsk) => PictureReply, models: readonly string[]) {
  let job: Job | null = null;
  let variant = 0;

  async function answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> {
    const state = stateOf(path);
    if (state) {
      json(response, 200, state);
      return true;
    }
    const ask = await askOf(request, path);
    if (!ask) return false;
    variant += 1;
    const planned: PictureReply = { stepMs: STEP_MS, ...reply(ask), ...byModel(ask.model) };
    const drawing = { prompt: ask.prompt, ...ask.size, ...planned.size, variant: String(variant) };
    if (planned.fault?.kind === "status") {
      const { status, message = `fake ${status}` } = planned.fault;
      json(response, status, errorBody("openai-chat", status, message));
    } else if (ask.protocol === "openai") await openAi(response, ask, drawing, planned);
    else if (ask.protocol === "stability") await stability(response, drawing, planned);
    else await automatic1111(response, ask, drawing, planned);
    return true;
  }

  /** What is asked beside pictures. */
  function stateOf(path: string): object | null {
    if (path === "/v1/user/balance") return { credits: 12.5 };
    if (path === "/sdapi/v1/sd-models")
      return models.map((name) => ({ title: `${name}.safetensors [0000]`, model_name: name }));
    if (path === "/sdapi/v1/progress") {
      const { progress = 0, partial = null, task = null } = job ?? {};
      return { progress, current_image: partial, current_task: task };
    }
    if (path !== "/sdapi/v1/interrupt") return null;
    job?.interrupt();
    return {};
  }

  async function openAi(response: ServerResponse, ask: PictureAsk, drawing: Drawing, planned: PictureReply) {
    if (planned.isRefused)
      return json(response, 400, { error: { ...REFUSAL, type: "image_generation_user_error" } });
    const usage = usageOf(planned);
    if (!isTrue(ask.raw.stream)) {
      await pause(response, planned.stepMs ?? 0);
      const data = [planned.url ? { url: planned.url } : { b64_json: await base64(drawing, planned) }];
      return json(response, 200, { created: 1, data, ...(usage && { usage }) });
    }
    startEvents(response);
    const name = ask.isVariation ? "image_edit" : "image_generation";
    const write = (type: string, data: object) =>
      response.write(
        `event: ${name}.${type}\ndata: ${JSON.stringify({ type: `${name}.${type}`, ...data })}\n\n`,
      );
    const partials = Number(ask.raw.partial_images ?? 0);
    for (let index = 0; index < partials; index += 1) {
      await pause(response, planned.stepMs ?? 0);
      if (isOver(response) || (await isBroken(response, planned.fault, index))) return;
      const b64_json = (await draw(drawing, (index + 1) / (partials + 1))).toString("base64");
      write("partial_image", { b64_json, partial_image_index: index, output_format: "png" });
    }
    await pause(response, planned.stepMs ?? 0);
    if (isOver(response) || (await isBroken(response, planned.fault, partials))) return;
    write("completed", { b64_json: await base64(drawing, planned), ...(usage && { usage }) });
    response.end();
  }

  async function stability(response: ServerResponse, drawing: Drawing, planned: PictureReply) {
    await pause(response, planned.stepMs ?? 0);
    if (isOver(response) || (await isBroken(response, planned.fault, 0))) return;
    const bytes = planned.bytes ?? (await draw(drawing));
    const reason = planned.isRefused ? "CONTENT_FILTERED" : "SUCCESS";
    response.writeHead(200, { "content-type": "image/png", "finish-reason": reason, seed: "1" }).end(bytes);
  }

  async function automatic1111(
    response: ServerResponse,
    ask: PictureAsk,
    drawing: Drawing,
    planned: PictureReply,
  ) {
    let isInterrupted = false;
    const own: Job = {
      task: String(ask.raw.force_task_id ?? ""),
      ...{ progress: 0, partial: null },
      interrupt: () => {
        isInterrupted = true;
      },
    };
    job = own;
    for (const progress of [0.25, 0.5, 0.75]) {
      // It goes on where its client has left.
      await pause(null, planned.stepMs ?? 0);
      if (isInterrupted) break;
      own.progress = progress;
      own.partial = (await draw(drawing, progress)).toString("base64");
      if (await isBroken(response, planned.fault, progress * 4)) break;
    }
    if (job === own) job = null;
    if (isOver(response)) return;
    const images = planned.isRefused ? [] : [await base64(drawing, planned)];
    json(response, 200, { images, parameters: {}, info: "{}" });
  }

  return { answer };
}

/** Breaks the wire where the reply says so. */
async function isBroken(response: ServerResponse, fault: Fault | undefined, count: number): Promise<boolean> {
  if (!fault || fault.kind === "status" || count < fault.after) return false;
  if (fault.kind === "stall") await pause(response, 2 ** 31 - 1);
  if (fault.kind === "malformed") response.write('data: {"broken": \n\n');
  if (fault.kind === "event")
    response.write(
      `event: error\ndata: {"error":{"code":"server_error","message":"${fault.message ?? "Overloaded"}"}}\n\n`,
    );
  if (fault.kind === "cut") {
    await pause(null, FLUSH_MS);
    response.destroy();
  }
  if (!response.destroyed) response.end();
  return true;
}

const base64 = async (drawing: Drawing, { base64, bytes }: PictureReply) =>
  base64 ?? Buffer.from(bytes ?? (await draw(drawing))).toString("base64");

function usageOf({ usage = USAGE }: PictureReply) {
  if (!usage) return null;
  const { input, output } = usage;
  const input_tokens_details = { text_tokens: input, image_tokens: 0 };
  return { input_tokens: input, output_tokens: output, total_tokens: input + output, input_tokens_details };
}

/** Faults by the name of the model, as those of answers. */
function byModel(model: string): PictureReply {
  const { fault, finish } = replyByModel(model);
  return { ...(fault && { fault }), ...(finish === "content_filter" && { isRefused: true }) };
}

async function askOf(request: IncomingMessage, path: string): Promise<PictureAsk | null> {
  const [, service] = /^\/v2beta\/stable-image\/generate\/(core|ultra|sd3)$/.exec(path) ?? [];
  const isOpenAi = /^\/v1\/images\/(generations|edits)$/.test(path);
  const isAutomatic = /^\/sdapi\/v1\/(txt2img|img2img)$/.test(path);
  if (!service && !isOpenAi && !isAutomatic) return null;
  const raw = await fieldsOf(request);
  const prompt = String(raw.prompt ?? "");
  if (isOpenAi) {
    const size = sizeOf(String(raw.size ?? ""));
    const isVariation = path.endsWith("edits");
    return { protocol: "openai", model: String(raw.model), prompt, size, isVariation, raw };
  }
  if (isAutomatic) {
    const { sd_model_checkpoint: model = "" } = (raw.override_settings ?? {}) as Record<string, string>;
    const size = { width: Number(raw.width), height: Number(raw.height) };
    return { protocol: "automatic1111", model, prompt, size, isVariation: path.endsWith("img2img"), raw };
  }
  const [across = 1, down = 1] = String(raw.aspect_ratio ?? "1:1")
    .split(":")
    .map(Number);
  const size = { width: 512, height: Math.round((512 * down) / across) };
  const model = String(raw.model ?? `stable-image-${service}`);
  return { protocol: "stability", model, prompt, size, isVariation: "strength" in raw, raw };
}

async function fieldsOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const bytes = await readBytes(request);
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("multipart/")) return JSON.parse(bytes.toString() || "{}");
  const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": type } }).formData();
  return Object.fromEntries([...form].filter(([, value]) => typeof value === "string"));
}

const isTrue = (value: unknown) => value === true || value === "true";

function sizeOf(size: string) {
  const [width = 0, height = 0] = size.split("x").map(Number);
  return width > 0 && height > 0 ? { width, height } : { width: 1_024, height: 1_024 };
}
