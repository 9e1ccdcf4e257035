import { z } from "zod";
import { Id, line, Moment, Timestamp } from "@/lib/http/schema";
import { isGrantable, SCOPES, type Scope } from "@/lib/http/scopes";

export const GRANTABLE = (Object.keys(SCOPES) as Scope[]).filter(isGrantable) as [Scope, ...Scope[]];

export const GrantableScope = z.enum(GRANTABLE);

export const isOfConversations = (scope: Scope): boolean => scope.startsWith("conversations:");

export const MAX_KEYS = 100;
export const KEY_NAME_LENGTH = 80;
/** Requests a minute. */
export const PER_MINUTE = { usual: 300, most: 6_000 };

const KeyName = line(KEY_NAME_LENGTH);

export const NewApiKey = z
  .strictObject({
    name: KeyName,
    scopes: z.array(GrantableScope).min(1, "choose one at least").max(GRANTABLE.length),
    workspaceIds: z.array(Id).min(1, "choose one at least").max(100).nullable().default(null).meta({
      description: "The workspaces that the key reaches; null for all, those joined later included.",
    }),
    hasConversations: z
      .boolean()
      .default(false)
      .meta({ description: "Whether the key reaches direct and group conversations." }),
    expiresAt: Moment.nullable().default(null),
    perMinute: z
      .int()
      .min(1)
      .max(PER_MINUTE.most)
      .default(PER_MINUTE.usual)
      .meta({ description: "How many requests a minute the key may make, within the limits of its person." }),
  })
  // What gives a model texts needs them, so that it reads no conversation for a key that reaches none.
  .refine(({ scopes, hasConversations }) => hasConversations || !scopes.some(isOfConversations), {
    path: ["scopes"],
    message: "has scopes of conversations, which the key doesn’t reach",
  });
export type NewApiKey = z.output<typeof NewApiKey>;

export const ApiKeyChange = z.strictObject({ name: KeyName });

export const ApiKey = z.object({
  id: Id,
  name: z.string(),
  /** Its first signs and its last ones: the rest isn't kept. */
  prefix: z.string(),
  last4: z.string(),
  scopes: z.array(GrantableScope),
  workspaces: z
    .array(z.object({ id: Id, name: z.string() }))
    .nullable()
    .meta({ description: "Null for all; one that its person has left isn't listed." }),
  hasConversations: z.boolean(),
  perMinute: z.int(),
  createdAt: Timestamp,
  expiresAt: Timestamp.nullable(),
  lastUsedAt: Timestamp.nullable().meta({ description: "To the minute." }),
});
export type ApiKey = z.output<typeof ApiKey>;

export const CreatedApiKey = ApiKey.extend({
  key: z.string().meta({ description: "The key itself, which is never shown again." }),
});
export type CreatedApiKey = z.output<typeof CreatedApiKey>;
