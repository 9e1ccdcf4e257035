import { z } from "zod";
import { domainList, groupRoles, optional, urlList, webUrl } from "./env-values";

type Service<V extends z.ZodRawShape = z.ZodRawShape> = {
  label: string;
  /** What Guildhall uses it for. */
  purpose: string;
  /** What stands in for it, or what is missing, where it isn't configured. */
  without: string;
  variables: V;
  /** Set together or not at all; the service is configured when they are set. */
  together: readonly (keyof V & string)[];
  /** `needed`: people can't work without it, so /api/ready reports it. `always`: a built-in one stands in for it. */
  isChecked: "needed" | "always" | "configured";
};

const defineService = <V extends z.ZodRawShape>(service: Service<V>) => service;

/**
 * The services outside the web process. The environment's validation, readiness, the admin page and docs/services.md
 * come from this table; `checks` in lib/platform/check-services.ts has one for each.
 */
export const SERVICES = {
  database: defineService({
    label: "PostgreSQL",
    purpose: "Holds everything, and carries events and jobs",
    without: "An embedded one keeps its data in .data/pg",
    variables: {
      DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
      /** Connections of each process, for all but the lane of `lib/db.ts`, LISTEN and jobs. */
      DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(500).default(15),
    },
    together: ["DATABASE_URL"],
    isChecked: "needed",
  }),
  realtime: defineService({
    label: "Realtime node",
    purpose: "Live messages, presence and documents",
    without: "Starts beside the web process, on the next free port",
    variables: {
      REALTIME_PORT: z.coerce.number().int().min(0).max(65535).default(3001),
      REALTIME_URL: optional(webUrl()),
      REALTIME_INTERNAL_URL: optional(webUrl()),
    },
    together: [],
    isChecked: "needed",
  }),
  worker: defineService({
    label: "Worker",
    purpose: "Works off the jobs: mail, compaction, clean-up",
    without: "The realtime node does it",
    variables: { WORKER: z.enum(["inline", "separate"]).default("inline") },
    together: [],
    isChecked: "needed",
  }),
  files: defineService({
    label: "File store",
    purpose: "Keeps uploads; an S3-compatible store also takes files above 50 MB",
    without: "Files lie on the disk, in FILES_DIR",
    variables: {
      FILES_DIR: z.string().min(1).default(".data/files"),
      S3_ENDPOINT: optional(webUrl()),
      S3_REGION: z.string().default("us-east-1"),
      S3_BUCKET: optional(z.string()),
      S3_ACCESS_KEY_ID: optional(z.string()),
      S3_SECRET_ACCESS_KEY: optional(z.string()),
      /** The bucket in the path instead of the host name: most stores other than Amazon's need it. */
      S3_FORCE_PATH_STYLE: z.stringbool().default(false),
    },
    together: ["S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"],
    isChecked: "always",
  }),
  mail: defineService({
    label: "Mail server",
    purpose: "Sends verification links, password resets, invites and digests",
    without: "No mail leaves; a local instance shows it at /mail",
    variables: {
      SMTP_URL: optional(z.url({ protocol: /^smtps?$/ })),
      MAIL_FROM: z.string().default("Guildhall <guildhall@localhost>"),
    },
    together: ["SMTP_URL"],
    isChecked: "configured",
  }),
  github: defineService({
    label: "GitHub",
    purpose: "Another way to sign in",
    without: "People sign in with a password",
    variables: {
      GITHUB_ID: optional(z.string()),
      GITHUB_SECRET: optional(z.string()),
      GITHUB_URL: optional(webUrl()),
    },
    together: ["GITHUB_ID", "GITHUB_SECRET"],
    isChecked: "configured",
  }),
  sso: defineService({
    label: "Single sign-on",
    purpose: "People sign in with the organization’s own accounts, by OpenID Connect",
    without: "An admin can add providers at /admin",
    variables: {
      /** As the provider writes it in its discovery document. */
      OIDC_ISSUER: optional(webUrl()),
      OIDC_CLIENT_ID: optional(z.string()),
      OIDC_CLIENT_SECRET: optional(z.string()),
      OIDC_LABEL: z.string().min(1).max(60).default("Single sign-on"),
      OIDC_ALLOWED_DOMAINS: domainList(),
      OIDC_GROUPS_CLAIM: z.string().min(1).max(200).default("groups"),
      OIDC_GROUP_ROLES: groupRoles(),
      OIDC_PROVES_TWO_FACTORS: z.stringbool().default(false),
    },
    together: ["OIDC_ISSUER", "OIDC_CLIENT_ID"],
    isChecked: "configured",
  }),
  verify: defineService({
    label: "Twilio Verify",
    purpose: "Verifies phone numbers, by text message or call",
    without: "Nobody can verify a number",
    variables: {
      TWILIO_VERIFY_SERVICE_SID: optional(z.string().startsWith("VA")),
      TWILIO_VERIFY_KEY: optional(z.string().regex(/^(SK|AC)/, "is an API key (SK…) or an account (AC…)")),
      TWILIO_VERIFY_SECRET: optional(z.string()),
      TWILIO_VERIFY_URL: optional(webUrl()),
    },
    together: ["TWILIO_VERIFY_SERVICE_SID", "TWILIO_VERIFY_KEY", "TWILIO_VERIFY_SECRET"],
    isChecked: "configured",
  }),
  push: defineService({
    label: "Web push",
    purpose: "Notifies browsers while Guildhall is closed",
    without: "The first start creates a key pair in .data/secrets.json",
    variables: {
      /** The key pair (VAPID), as base64url. */
      VAPID_PUBLIC_KEY: optional(z.string().regex(/^[A-Za-z0-9_-]{87}$/)),
      VAPID_PRIVATE_KEY: optional(z.string().regex(/^[A-Za-z0-9_-]{43}$/)),
      /** Where push services reach the operator. */
      VAPID_SUBJECT: optional(z.string().regex(/^(mailto:|https:)/, "must begin with mailto: or https:")),
    },
    together: ["VAPID_PUBLIC_KEY", "VAPID_PRIVATE_KEY"],
    isChecked: "configured",
  }),
  redis: defineService({
    label: "Redis",
    purpose: "Joins several realtime nodes; rate limits count there too",
    without: "One realtime node",
    variables: { REDIS_URL: optional(z.url({ protocol: /^rediss?$/ })) },
    together: ["REDIS_URL"],
    isChecked: "configured",
  }),
  pusher: defineService({
    label: "Pusher",
    purpose: "Delivers events where there is no realtime host: REALTIME_URL is unset and these are set",
    without: "The realtime node delivers them; typing, presence, writing together and calls always need it",
    variables: {
      PUSHER_APP_ID: optional(z.string()),
      PUSHER_KEY: optional(z.string()),
      PUSHER_SECRET: optional(z.string()),
      PUSHER_CLUSTER: z.string().default("mt1"),
      /** A server with the protocol of Pusher Channels, in place of a cluster of Pusher's. */
      PUSHER_URL: optional(webUrl()),
    },
    together: ["PUSHER_APP_ID", "PUSHER_KEY", "PUSHER_SECRET"],
    isChecked: "configured",
  }),
  upstash: defineService({
    label: "Upstash",
    purpose: "Counts rate limits through a REST interface",
    without: "Redis or this instance counts",
    variables: {
      UPSTASH_REDIS_REST_URL: optional(webUrl()),
      UPSTASH_REDIS_REST_TOKEN: optional(z.string()),
    },
    together: ["UPSTASH_REDIS_REST_URL", "UPSTASH_REDIS_REST_TOKEN"],
    isChecked: "configured",
  }),
  turn: defineService({
    label: "TURN server",
    purpose: "Relays calls of browsers that can’t reach one another",
    without: "Calls work within one network, with STUN also across most home routers",
    variables: {
      STUN_URLS: optional(urlList("stun", "stuns")),
      TURN_URLS: optional(urlList("turn", "turns")),
      /** Shared with the server (`static-auth-secret` of coturn): user names and passwords are made with it. */
      TURN_SECRET: optional(z.string()),
    },
    together: ["TURN_URLS", "TURN_SECRET"],
    isChecked: "configured",
  }),
  janus: defineService({
    label: "Janus",
    purpose: "Carries calls of more than a few people; several servers share them",
    without: "Calls go from browser to browser: up to 8 people, 4 of them with a camera",
    variables: {
      JANUS_URLS: optional(urlList("ws", "wss")),
      /** Its `token_auth_secret`. */
      JANUS_TOKEN_SECRET: optional(z.string()),
      /** The `admin_key` of its video rooms. */
      JANUS_ADMIN_KEY: optional(z.string()),
    },
    together: ["JANUS_URLS", "JANUS_TOKEN_SECRET", "JANUS_ADMIN_KEY"],
    isChecked: "configured",
  }),
  twilio: defineService({
    label: "Twilio Video",
    purpose: "Carries calls of more than a few people, as a service; preferred to Janus",
    without: "Janus carries them where it is configured",
    variables: {
      TWILIO_ACCOUNT_SID: optional(z.string().startsWith("AC")),
      TWILIO_API_KEY: optional(z.string().startsWith("SK")),
      TWILIO_API_SECRET: optional(z.string()),
      /** Signs what Twilio reports of rooms; without it they are asked for each minute. */
      TWILIO_AUTH_TOKEN: optional(z.string()),
      TWILIO_API_URL: optional(webUrl()),
    },
    together: ["TWILIO_ACCOUNT_SID", "TWILIO_API_KEY", "TWILIO_API_SECRET"],
    isChecked: "configured",
  }),
  openai: defineService({
    label: "OpenAI",
    purpose: "Its models answer in AI chats",
    without: "Not offered until its key is set",
    variables: { OPENAI_API_KEY: optional(z.string()) },
    together: ["OPENAI_API_KEY"],
    isChecked: "configured",
  }),
  anthropic: defineService({
    label: "Anthropic",
    purpose: "Its models answer in AI chats",
    without: "Not offered until its key is set",
    variables: { ANTHROPIC_API_KEY: optional(z.string()) },
    together: ["ANTHROPIC_API_KEY"],
    isChecked: "configured",
  }),
  google: defineService({
    label: "Google Gemini",
    purpose: "Its models answer in AI chats",
    without: "Not offered until its key is set",
    variables: { GOOGLE_GENERATIVE_AI_API_KEY: optional(z.string()) },
    together: ["GOOGLE_GENERATIVE_AI_API_KEY"],
    isChecked: "configured",
  }),
  aiServer: defineService({
    label: "AI server",
    purpose: "A server with OpenAI's protocol (Ollama, vLLM, LM Studio …) whose models answer in AI chats",
    without: "Not offered until its address is set",
    variables: {
      AI_BASE_URL: optional(webUrl()),
      AI_API_KEY: optional(z.string()),
    },
    together: ["AI_BASE_URL"],
    isChecked: "configured",
  }),
  stableDiffusion: defineService({
    label: "Stable Diffusion",
    purpose: "A server with AUTOMATIC1111's API (also Forge and SD.Next) that makes pictures",
    without: "Not offered until its address is set",
    variables: {
      STABLE_DIFFUSION_URL: optional(webUrl()),
      /** As its `--api-auth` has them: name:password. */
      STABLE_DIFFUSION_AUTH: optional(z.string().includes(":", "is a name and a password, as name:password")),
    },
    together: ["STABLE_DIFFUSION_URL"],
    isChecked: "configured",
  }),
  stability: defineService({
    label: "Stability AI",
    purpose: "Its models make pictures",
    without: "Not offered until its key is set",
    variables: { STABILITY_API_KEY: optional(z.string()) },
    together: ["STABILITY_API_KEY"],
    isChecked: "configured",
  }),
  ai: defineService({
    label: "AI keys",
    purpose: "Seals the keys of AI providers that an admin adds at /admin",
    without:
      "The first start creates AI_SECRET in .data/secrets.json; a local instance without keys has a demo model",
    variables: {
      /** As its provider calls it. */
      AI_DEFAULT_MODEL: optional(z.string()),
      AI_EMBEDDING_MODEL: optional(z.string()),
      AI_SECRET: optional(
        z.string().min(32, "needs at least 32 characters; make one with: openssl rand -base64 32"),
      ),
      /** The launcher sets it for a local instance without a provider. */
      AI_DEMO: z.stringbool().default(false),
    },
    together: ["AI_SECRET"],
    isChecked: "configured",
  }),
};

export type ServiceName = keyof typeof SERVICES;
export const SERVICE_NAMES = Object.keys(SERVICES) as [ServiceName, ...ServiceName[]];

type Intersection<U> = (U extends unknown ? (given: U) => void : never) extends (given: infer I) => void
  ? I
  : never;

/** The variables of all services with their schemas, for the environment's. */
export const serviceVariables = () =>
  Object.assign({}, ...Object.values(SERVICES).map(({ variables }) => variables)) as Intersection<
    (typeof SERVICES)[ServiceName]["variables"]
  >;

/** @param values the environment, validated or not */
export function isConfigured(name: ServiceName, values: Record<string, unknown>): boolean {
  const { together }: { together: readonly string[] } = SERVICES[name];
  return together.length > 0 && together.every((variable) => Boolean(values[variable]));
}

/** Names the variables of a service that is configured in part; null where there are none. */
export function halfConfigured(name: ServiceName, values: Record<string, unknown>): string | null {
  const { together }: { together: readonly string[] } = SERVICES[name];
  const set = together.filter((variable) => Boolean(values[variable]));
  if (set.length === 0 || set.length === together.length) return null;
  return `${together.slice(0, -1).join(", ")} and ${together.at(-1)} go together`;
}
