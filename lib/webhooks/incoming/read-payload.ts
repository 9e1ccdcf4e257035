import { asMarkdown, type MrkdwnNames } from "@/lib/markdown/mrkdwn";
import { type HookAnswer, HookRefusal } from "./answers";
import { SlackPayload, slackBody } from "./slack";

export type Posted = { body: string; username: string | null };

/**
 * What a request to an incoming webhook says. Tools send JSON, also under the content type of a form (as curl does by
 * itself), or a form whose field `payload` is JSON; anything else is text.
 * @throws HookRefusal
 */
export function readPayload(bytes: Buffer, contentType: string | null, names: MrkdwnNames): Posted {
  const text = decode(bytes).trim();
  const type = (contentType ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  const json = jsonIn(text, type);
  if (json === null) return { body: said(asMarkdown(text)), username: null };
  const payload = SlackPayload.safeParse(parseJson(json));
  if (!payload.success) throw refused("invalid_payload");
  return { body: said(slackBody(payload.data, names)), username: payload.data.username ?? null };
}

const refused = (answer: HookAnswer) => new HookRefusal(answer);

function said(body: string): string {
  if (!body.trim()) throw refused("no_text");
  return body;
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes).replaceAll("\0", "").toWellFormed();
  } catch {
    throw refused("invalid_payload");
  }
}

/** The JSON in the body; null where it is text. */
function jsonIn(text: string, type: string): string | null {
  if (type === "application/json" || type.endsWith("+json")) return text;
  const isForm = type === "application/x-www-form-urlencoded";
  if (isForm && text.startsWith("payload=")) return new URLSearchParams(text).get("payload") ?? "";
  if (text.startsWith("{") && type !== "text/plain") return text;
  return isForm && new URLSearchParams(text).has("payload") ? new URLSearchParams(text).get("payload") : null;
}

function parseJson(text: string): unknown {
  if (text === "") throw refused("no_text");
  try {
    return JSON.parse(text);
  } catch {
    throw refused("invalid_payload");
  }
}
