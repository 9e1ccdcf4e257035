import { z } from "zod";
import { allowList, emailList, hostList } from "./env-values";
import { halfConfigured, SERVICE_NAMES, serviceVariables } from "./services";

const Variables = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  AUTH_SECRET: z.string().min(32, "needs at least 32 characters; make one with: openssl rand -base64 32"),
  APP_URL: z.url({ protocol: /^https?$/ }).default("http://localhost:3000"),
  HOST: z.string().default("127.0.0.1"),
  EMBEDDED_DATABASE: z.stringbool().default(false),
  ...serviceVariables(),
  /** Who administers the instance beside its first account. */
  GUILDHALL_ADMINS: emailList(),
  /** Targets outside the public internet that push services, webhooks and the like may have. */
  OUTBOUND_ALLOW_LIST: allowList(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  /** Names beside that of APP_URL by which the web app may be asked for. */
  ALLOWED_HOSTS: hostList(),
  /** Behind a proxy that sets X-Forwarded-For: its last entry is then the client's address. */
  TRUST_PROXY: z.stringbool().default(false),
  /** What hashing one password takes, in KiB. Raised later, it renews each hash at the person's next sign-in. */
  PASSWORD_MEMORY_KIB: z.coerce.number().int().min(8).max(4_194_304).default(65_536),
  /** Multiplies every rate limit; for load tests. Never raise it on a public instance. */
  RATE_LIMIT_FACTOR: z.coerce.number().positive().default(1),
});

export const ENV_NAMES = Object.keys(Variables.shape);

const Env = Variables.superRefine((values, context) => {
  for (const name of SERVICE_NAMES) {
    const message = halfConfigured(name, values);
    if (message) context.addIssue({ code: "custom", path: [name], message });
  }
});

export type Env = z.infer<typeof Env>;

function read(): Env {
  const result = Env.safeParse(process.env);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  // Why the launcher's own values aren't there (scripts/launch/stand-alone.mjs).
  if (process.env.GUILDHALL_PROBLEM) lines.push(`  ${process.env.GUILDHALL_PROBLEM}`);
  throw new Error(`The environment is not usable (see .env.example):\n${lines.join("\n")}`);
}

let cached: Env | undefined;

/**
 * The environment, validated as a whole at first use, so that `next build` runs without secrets.
 * @throws Error that names each bad variable and what it needs
 */
export function env(): Env {
  cached ??= read();
  return cached;
}

const LOOPBACK = ["127.0.0.1", "localhost", "::1", "[::1]"];

/**
 * True on the default set-up: embedded database, loopback only. Demo sign-in and the local mail page exist only here. An
 * instance with an address of its own (APP_URL), or behind a proxy, listens on loopback too and yet serves others.
 */
export function isLocalInstance(): boolean {
  const { EMBEDDED_DATABASE, HOST, APP_URL, TRUST_PROXY } = env();
  return (
    EMBEDDED_DATABASE &&
    !TRUST_PROXY &&
    LOOPBACK.includes(HOST) &&
    LOOPBACK.includes(new URL(APP_URL).hostname)
  );
}
