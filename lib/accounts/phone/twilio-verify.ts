import { z } from "zod";
import { env } from "@/lib/env";
import { AppError } from "@/lib/http/errors";
import { log } from "@/lib/log";
import { isConfigured } from "@/lib/services";

export type PhoneChannel = "sms" | "call";

export const isVerifyConfigured = () => isConfigured("verify", env());

const PATIENCE_MS = 10_000;
const Answer = z.object({ status: z.string().optional() }).catch({});
const Refusal = z.object({ code: z.number().optional() }).catch({});

/** The body's own `status` says what became of the verification; it is none of HTTP. */
async function post(path: string, form: Record<string, string>) {
  const { TWILIO_VERIFY_KEY, TWILIO_VERIFY_SECRET } = env();
  const credentials = Buffer.from(`${TWILIO_VERIFY_KEY}:${TWILIO_VERIFY_SECRET}`).toString("base64");
  const response = await fetch(`${serviceUrl()}${path}`, {
    method: "POST",
    headers: { authorization: `Basic ${credentials}` },
    body: new URLSearchParams(form),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((error) => {
    log.warn({ error }, "Twilio Verify can't be reached");
    throw away();
  });
  return { httpStatus: response.status, body: (await response.json().catch(() => ({}))) as unknown };
}

function serviceUrl() {
  const { TWILIO_VERIFY_URL = "https://verify.twilio.com", TWILIO_VERIFY_SERVICE_SID } = env();
  return `${TWILIO_VERIFY_URL.replace(/\/$/, "")}/v2/Services/${TWILIO_VERIFY_SERVICE_SID}`;
}

const away = () => new AppError("unavailable", "Codes can’t be sent at the moment. Try again later.");
const BAD_NUMBER = [60200, 60205, 21211, 21614];
const TOO_MANY = [60203, 60212];

/** @throws AppError invalid_input for a number that can't be reached, rate_limited, unavailable */
export async function sendCode(number: string, channel: PhoneChannel): Promise<void> {
  const { httpStatus, body } = await post("/Verifications", { To: number, Channel: channel });
  if (httpStatus < 300) return;
  const { code = 0 } = Refusal.parse(body);
  if (BAD_NUMBER.includes(code))
    throw new AppError("invalid_input", "No code can be sent to this number. Check it.", { field: "number" });
  if (TOO_MANY.includes(code) || httpStatus === 429)
    throw new AppError("rate_limited", "Too many codes were sent to this number. Try again tomorrow.");
  log.warn({ httpStatus, code }, "Twilio Verify refuses");
  throw away();
}

/** Whether the code is the one that was sent; one that was used or has expired isn't. */
export async function checkCode(number: string, code: string): Promise<boolean> {
  const { httpStatus, body } = await post("/VerificationCheck", { To: number, Code: code });
  if (httpStatus < 300) return Answer.parse(body).status === "approved";
  const refusal = Refusal.parse(body).code;
  if (httpStatus === 404) return false;
  if (httpStatus === 429 || refusal === 60202) return false;
  log.warn({ httpStatus, code: refusal }, "Twilio Verify refuses");
  throw away();
}

/** @throws where the service isn't there or doesn't let us in */
export async function checkVerify(): Promise<void> {
  const { TWILIO_VERIFY_KEY, TWILIO_VERIFY_SECRET } = env();
  const credentials = Buffer.from(`${TWILIO_VERIFY_KEY}:${TWILIO_VERIFY_SECRET}`).toString("base64");
  const headers = { authorization: `Basic ${credentials}` };
  const { status } = await fetch(serviceUrl(), { headers, signal: AbortSignal.timeout(PATIENCE_MS) });
  if (status !== 200) throw new Error(`It answers ${status}`);
}
