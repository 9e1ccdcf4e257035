import { z } from "zod";
import { parseAllowList } from "./net/allow-list";

/** An unset variable and an empty one mean the same. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((v) => (v === "" ? undefined : v), schema.optional());

const Env = z
  .object({
    NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    AUTH_SECRET: z.string().min(32, "needs at least 32 characters; make one with: openssl rand -base64 32"),
    APP_URL: z.url({ protocol: /^https?$/ }).default("http://localhost:3000"),
    HOST: z.string().default("127.0.0.1"),
    REALTIME_PORT: z.coerce.number().int().min(0).max(65535).default(3001),
    REALTIME_URL: optional(z.url({ protocol: /^https?$/ })),
    REALTIME_INTERNAL_URL: optional(z.url({ protocol: /^https?$/ })),
    /** Connections to PostgreSQL of each process, for all but the lane of `lib/db.ts`, LISTEN and jobs. */
    DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(500).default(15),
    EMBEDDED_DATABASE: z.stringbool().default(false),
    WORKER: z.enum(["inline", "separate"]).default("inline"),
    REDIS_URL: optional(z.url({ protocol: /^rediss?$/ })),
    UPSTASH_REDIS_REST_URL: optional(z.url({ protocol: /^https?$/ })),
    UPSTASH_REDIS_REST_TOKEN: optional(z.string()),
    GITHUB_ID: optional(z.string()),
    GITHUB_SECRET: optional(z.string()),
    /** Another GitHub: Enterprise Server, or the local OAuth server of the tests. */
    GITHUB_URL: optional(z.url({ protocol: /^https?$/ })),
    SMTP_URL: optional(z.url({ protocol: /^smtps?$/ })),
    MAIL_FROM: z.string().default("Guildhall <guildhall@localhost>"),
    /** Where uploads lie, and where they arrive before they go to S3. */
    FILES_DIR: z.string().min(1).default(".data/files"),
    S3_ENDPOINT: optional(z.url({ protocol: /^https?$/ })),
    S3_REGION: z.string().default("us-east-1"),
    S3_BUCKET: optional(z.string()),
    S3_ACCESS_KEY_ID: optional(z.string()),
    S3_SECRET_ACCESS_KEY: optional(z.string()),
    /** The bucket in the path instead of the host name: most stores other than Amazon's want it. */
    S3_FORCE_PATH_STYLE: z.stringbool().default(false),
    /** The key pair of web push (VAPID), as base64url. Made up by the launcher where unset. */
    VAPID_PUBLIC_KEY: optional(z.string().regex(/^[A-Za-z0-9_-]{87}$/)),
    VAPID_PRIVATE_KEY: optional(z.string().regex(/^[A-Za-z0-9_-]{43}$/)),
    /** Where push services reach the operator. */
    VAPID_SUBJECT: optional(z.string().regex(/^(mailto:|https:)/, "must begin with mailto: or https:")),
    /** Targets outside the public internet that push services, webhooks and the like may have. */
    OUTBOUND_ALLOW_LIST: z
      .string()
      .default("")
      .transform((text, context) => {
        try {
          return parseAllowList(text);
        } catch (error) {
          context.addIssue({ code: "custom", message: (error as Error).message });
          return z.NEVER;
        }
      }),
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
    /** Behind a proxy that sets X-Forwarded-For: its last entry is then taken as the client's address. */
    TRUST_PROXY: z.stringbool().default(false),
    /** Multiplies every rate limit; for load tests. Never raise it on a public instance. */
    RATE_LIMIT_FACTOR: z.coerce.number().positive().default(1),
  })
  .refine((env) => !env.UPSTASH_REDIS_REST_URL === !env.UPSTASH_REDIS_REST_TOKEN, {
    message: "UPSTASH_REDIS_REST_URL and UPSTASH_REDIS_REST_TOKEN go together",
  })
  .refine((env) => !env.VAPID_PUBLIC_KEY === !env.VAPID_PRIVATE_KEY, {
    message: "VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY go together",
  })
  .refine((env) => !env.GITHUB_ID === !env.GITHUB_SECRET, {
    message: "GITHUB_ID and GITHUB_SECRET go together",
  })
  .refine(
    ({ S3_BUCKET: bucket, S3_ACCESS_KEY_ID: id, S3_SECRET_ACCESS_KEY: secret }) =>
      !bucket === !id && !id === !secret,
    { message: "S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY go together" },
  );

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
 * True on the default set-up: embedded database, loopback only. Demo sign-in and the development mailbox exist only here. An
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
