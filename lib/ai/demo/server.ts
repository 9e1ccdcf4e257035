import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import * as anthropic from "./anthropic";
import { embeddings } from "./embeddings";
import * as gemini from "./gemini";
import * as chat from "./openai-chat";
import * as responses from "./openai-responses";
import { type PictureAsk, type PictureReply, pictureProtocols } from "./pictures";
import { type Ask, type Format, type Reply, replyByModel } from "./plan";
import { errorBody, json, readBody, refuse } from "./wire";

export type Received = Ask & { path: string; headers: IncomingMessage["headers"] };

type Options = {
  port?: number;
  /** The only key that is accepted; any when empty. */
  key?: string;
  /** The models that it lists. */
  models: readonly string[];
  reply: (ask: Received) => Reply;
  /** How it makes pictures; by default as the demo does. */
  picture?: (ask: PictureAsk) => PictureReply;
  /** An answer ended early: its client left, or a fault cut it. */
  onAborted?: () => void;
};

const answers = {
  "openai-chat": chat.answer,
  "openai-responses": responses.answer,
  anthropic: anthropic.answer,
  gemini: gemini.answer,
};

/**
 * A model provider on loopback that speaks the protocols of OpenAI (chat, responses, embeddings, images), Anthropic,
 * Gemini, AUTOMATIC1111 and Stability.
 * The demo model and the tests are its users.
 */
export async function startProviderServer(options: Options) {
  const { port = 0, key = "", models, reply, picture = () => ({}), onAborted } = options;
  const pictures = pictureProtocols(picture, models);
  const server = createServer((request, response) => {
    response.on("close", () => {
      if (!response.writableFinished) onAborted?.();
    });
    handle(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else json(response, 400, { error: { message: "The request can't be read" } });
    });
  });

  async function handle(request: IncomingMessage, response: ServerResponse) {
    const { pathname: path } = new URL(request.url ?? "/", "http://provider");
    const { headers, method } = request;
    const format = formatOf(path, headers);
    const given =
      basic(headers.authorization) ??
      headers["x-api-key"] ??
      headers["x-goog-api-key"] ??
      headers.authorization?.slice(7);
    if (key && given !== key) return json(response, 401, errorBody(format, 401, "invalid key"));
    if (await pictures.answer(request, response, path)) return;
    if (method === "GET") return list(response, format, path, models);
    const body = await readBody(request);
    const vectors = embeddings(path, body);
    if (vectors) {
      const { fault } = replyByModel((body as { model?: string }).model ?? "");
      if (fault?.kind === "status") return refuse(response, format, fault);
      return json(response, 200, vectors);
    }
    const ask = askOf(path, body);
    if (!ask) return json(response, 404, errorBody(format, 404, `no ${path} here`));
    const received = { ...ask, path, headers };
    const planned = { ...reply(received), ...replyByModel(ask.model) };
    if (planned.fault?.kind === "status") return refuse(response, ask.format, planned.fault);
    response.socket?.setNoDelay(true);
    return answers[ask.format](response, ask, planned);
  }

  await new Promise<void>((done, fail) => server.once("error", fail).listen(port, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** "name:password" of `--api-auth`. */
const basic = (header = "") =>
  header.startsWith("Basic ") ? Buffer.from(header.slice(6), "base64").toString() : undefined;

function askOf(path: string, body: unknown): Ask | null {
  const [, model, method] =
    /^\/v1beta\/models\/([^:]+):(generateContent|streamGenerateContent)$/.exec(path) ?? [];
  if (model) return gemini.askOf(body, model, method === "streamGenerateContent");
  if (path === "/v1/chat/completions") return chat.askOf(body);
  if (path === "/v1/responses") return responses.askOf(body);
  return path === "/v1/messages" ? anthropic.askOf(body) : null;
}

function formatOf(path: string, headers: IncomingMessage["headers"]): Format {
  if (path.startsWith("/v1beta")) return "gemini";
  return "anthropic-version" in headers ? "anthropic" : "openai-chat";
}

function list(response: ServerResponse, format: Format, path: string, models: readonly string[]) {
  if (path === "/v1beta/models") {
    const limits = { inputTokenLimit: 32_000, outputTokenLimit: 8_000 };
    const supportedGenerationMethods = ["generateContent"];
    const all = models.map((id) => ({
      name: `models/${id}`,
      displayName: id,
      ...limits,
      supportedGenerationMethods,
    }));
    return json(response, 200, { models: all });
  }
  const [, one] = /^\/v1\/models\/(.+)$/.exec(path) ?? [];
  const isFault = one && /^fake-4\d\d/.test(one);
  if (one && !isFault) return json(response, 200, { id: one, object: "model", created: 1, owned_by: "fake" });
  if (path !== "/v1/models") return json(response, 404, errorBody(format, 404, `no ${path} here`));
  const data = models.map((id) => ({ id, object: "model", type: "model", created: 1, display_name: id }));
  return json(response, 200, { object: "list", data, has_more: false });
}
