import { randomUUID } from "node:crypto";
import { Redis as UpstashRedis } from "@upstash/redis";
import { Redis } from "ioredis";
import { checkVerify } from "@/lib/accounts/phone/twilio-verify";
import { checkVariable } from "@/lib/ai/providers/check-variable";
import { seal, unseal } from "@/lib/ai/providers/seal";
import { checkGitHub } from "@/lib/auth/github";
import { checkSso } from "@/lib/auth/oidc/protocol";
import { checkTurn } from "@/lib/calls/engines/check-turn";
import { checkJanus } from "@/lib/calls/engines/janus/engine";
import { checkTwilio } from "@/lib/calls/engines/twilio/rest";
import { pool } from "@/lib/db";
import { checkPusher } from "@/lib/delivery/pusher";
import { env } from "@/lib/env";
import { isWorkerAlive } from "@/lib/jobs/heartbeat";
import { checkMail } from "@/lib/mail/transport";
import { vapidAuthorization } from "@/lib/notifications/push/vapid";
import { deliversByPusher } from "@/lib/realtime/transport";
import { isConfigured, SERVICES, type ServiceName } from "@/lib/services";
import { storage } from "@/lib/storage/storage";
import type { ServiceState } from "./schema";

/** How long a service may take to answer before it counts as failed. */
const PATIENCE_MS = 3_000;

/** Each throws where its service doesn't work. */
const checks: Record<ServiceName, () => Promise<unknown>> = {
  database: () => pool().query("SELECT 1"),
  // Where Pusher delivers events there is none.
  realtime: async () => {
    if (!deliversByPusher()) await checkRealtime();
  },
  worker: async () => {
    if (!(await isWorkerAlive())) throw new Error("No worker is connected");
  },
  files: checkStorage,
  mail: checkMail,
  github: checkGitHub,
  sso: checkSso,
  verify: checkVerify,
  push: () => vapidAuthorization("https://push.invalid/"),
  redis: checkRedis,
  pusher: checkPusher,
  upstash: async () => {
    const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = env();
    await new UpstashRedis({ url, token, retry: false }).ping();
  },
  turn: checkTurn,
  janus: checkJanus,
  twilio: checkTwilio,
  openai: () => checkVariable("OPENAI_API_KEY"),
  anthropic: () => checkVariable("ANTHROPIC_API_KEY"),
  google: () => checkVariable("GOOGLE_GENERATIVE_AI_API_KEY"),
  aiServer: () => checkVariable("AI_BASE_URL"),
  stableDiffusion: () => checkVariable("STABLE_DIFFUSION_URL"),
  stability: () => checkVariable("STABILITY_API_KEY"),
  ai: async () => unseal(seal("ok", "check"), "check"),
};

/** Checks one service now; `off` where it isn't configured and nothing stands in for it. */
export async function checkService(name: ServiceName): Promise<ServiceState> {
  const configured = isConfigured(name, env());
  const { label, purpose, without, isChecked } = SERVICES[name];
  const about = {
    name,
    label,
    purpose,
    without,
    isConfigured: configured,
    checkedAt: new Date().toISOString(),
  };
  if (isChecked === "configured" && !configured)
    return { ...about, state: "off", milliseconds: 0, problem: null };
  const started = performance.now();
  const problem = await withPatience(checks[name]()).then(
    () => null,
    (error) => problemWith(error),
  );
  const milliseconds = Math.round(performance.now() - started);
  return { ...about, state: problem === null ? "ok" : "failed", milliseconds, problem };
}

/** The address of a realtime node, as this process reaches it. */
const realtimeUrl = () => env().REALTIME_INTERNAL_URL ?? `http://127.0.0.1:${env().REALTIME_PORT}`;

async function checkRealtime(): Promise<void> {
  const { ok, status } = await fetch(`${realtimeUrl()}/health`, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!ok) throw new Error(`It answers ${status}`);
}

/** Stores, reads and deletes a small object. */
async function checkStorage(): Promise<void> {
  const key = `checks/${randomUUID()}`;
  await storage().put(key, Buffer.from("ok"));
  try {
    const bytes = await new Response(await storage().read(key)).text();
    if (bytes !== "ok") throw new Error("It returns other bytes than were stored");
  } finally {
    await storage().remove([key]);
  }
}

async function checkRedis(): Promise<void> {
  const redis = new Redis(env().REDIS_URL ?? "", { lazyConnect: true, retryStrategy: () => null });
  redis.on("error", () => {});
  try {
    await redis.connect();
    await redis.ping();
  } finally {
    redis.disconnect();
  }
}

async function withPatience(check: Promise<unknown>): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(new Error(`No answer within ${PATIENCE_MS / 1000} seconds`)),
    PATIENCE_MS,
  );
  try {
    await Promise.race([check, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** The error's own words: only admins of the instance see them. */
function problemWith(error: unknown): string {
  const { code, message, cause } = error as { code?: string; message?: string; cause?: { code?: string } };
  return (cause?.code ?? (message || code) ?? "It failed").slice(0, 200);
}
