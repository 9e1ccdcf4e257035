import { z } from "zod";
import { Person } from "@/lib/accounts/schema";
import { AiAuditAction } from "@/lib/audit/schema";
import { Id, Timestamp } from "@/lib/http/schema";
import {
  MAX_FALLBACKS,
  MAX_KEY_CHARS,
  MAX_MODEL_NAME_CHARS,
  MAX_NAME_CHARS,
  MAX_TOKENS,
  MAX_URL_CHARS,
} from "./limits";

/** DEMO comes from its variable alone. */
export const AddedKind = z.enum([
  "OPENAI",
  "ANTHROPIC",
  "GOOGLE",
  "COMPATIBLE",
  "AUTOMATIC1111",
  "STABILITY",
]);
export type AddedKind = z.output<typeof AddedKind>;
const Kind = z.enum([...AddedKind.options, "DEMO"]);

/** Micro-dollars per million tokens. A negative price would add to budgets. */
const MicroPrice = z.int().min(0);

const ModelKind = z.enum(["TEXT", "IMAGE", "EMBEDDING"]);

export const AdminModel = z.object({
  id: Id,
  name: z.string(),
  label: z.string(),
  kind: ModelKind,
  hasVision: z.boolean(),
  hasTools: z.boolean(),
  hasReasoning: z.boolean(),
  contextTokens: z.int().nullable(),
  maxOutputTokens: z.int(),
  /** What an administrator set; null: the bundled prices. */
  inputPrice: MicroPrice.nullable(),
  cachedPrice: MicroPrice.nullable(),
  outputPrice: MicroPrice.nullable(),
  /** Of a model that makes pictures: micro-dollars for each. */
  picturePrice: MicroPrice.nullable(),
  /** What a call is charged with; null: unknown, so it counts as 0. */
  price: z
    .object({ input: MicroPrice, cached: MicroPrice, output: MicroPrice, picture: MicroPrice.optional() })
    .nullable(),
  fallbackIds: z.array(Id),
  isEnabled: z.boolean(),
});
export type AdminModel = z.output<typeof AdminModel>;

/** Never its key. */
export const AdminProvider = z.object({
  id: Id,
  kind: Kind,
  name: z.string(),
  /** Null: the kind's own. */
  baseUrl: z.string().nullable(),
  /** The variable that configures it; null: it was added on screen. */
  variable: z.string().nullable(),
  /** False: its variable isn't set any more. */
  isConfigured: z.boolean(),
  hasKey: z.boolean(),
  isEnabled: z.boolean(),
  isUp: z.boolean().nullable(),
  problem: z.string().nullable(),
  checkedAt: Timestamp.nullable(),
  models: z.array(AdminModel),
});
export type AdminProvider = z.output<typeof AdminProvider>;

const name = z.string().trim().min(1).max(MAX_NAME_CHARS);
const baseUrl = z.url({ protocol: /^https?$/ }).max(MAX_URL_CHARS);
const apiKey = z
  .string()
  .trim()
  .max(MAX_KEY_CHARS)
  .regex(/^[\x21-\x7e]+$/, "A key consists of letters, digits and signs, without spaces");

export const NewProvider = z.strictObject({
  kind: AddedKind,
  name,
  baseUrl: baseUrl.nullable().default(null),
  apiKey: apiKey.nullable().default(null),
});
export type NewProvider = z.output<typeof NewProvider>;

export const ProviderChange = z.strictObject({
  name: name.optional(),
  baseUrl: baseUrl.nullable().optional(),
  /** Null removes it. */
  apiKey: apiKey.nullable().optional(),
  isEnabled: z.boolean().optional(),
});
export type ProviderChange = z.output<typeof ProviderChange>;

export const NewModel = z.strictObject({ name: z.string().trim().min(1).max(MAX_MODEL_NAME_CHARS) });

const tokens = z.int().min(1).max(MAX_TOKENS);
const price = MicroPrice.max(1_000_000_000_000).nullable();

export const ModelChange = z.strictObject({
  label: name.optional(),
  kind: ModelKind.optional(),
  hasVision: z.boolean().optional(),
  hasTools: z.boolean().optional(),
  hasReasoning: z.boolean().optional(),
  contextTokens: tokens.nullable().optional(),
  maxOutputTokens: tokens.optional(),
  inputPrice: price.optional(),
  cachedPrice: price.optional(),
  outputPrice: price.optional(),
  picturePrice: price.optional(),
  fallbackIds: z.array(Id).max(MAX_FALLBACKS).optional(),
  isEnabled: z.boolean().optional(),
});
export type ModelChange = z.output<typeof ModelChange>;

export const ModelTest = z.object({
  /** Null: it worked. */
  problem: z.string().nullable(),
  firstTokenMs: z.int().nullable(),
});
export type ModelTest = z.output<typeof ModelTest>;

/** An act on the instance's AI settings. */
export const AiAuditEntry = z.object({
  id: Id,
  action: AiAuditAction,
  /** Null once their account is gone. */
  actor: Person.nullable(),
  /** The provider or model, as it was called then. */
  name: z.string(),
  /** Which settings were changed, by the names of their fields. Never what they were set to. */
  changed: z.array(z.string()),
  createdAt: Timestamp,
});
export type AiAuditEntry = z.output<typeof AiAuditEntry>;
