import { z } from "zod";
import { Person } from "@/lib/accounts/schema";
import { Id, line, Timestamp } from "@/lib/http/schema";
import { MAX_WEBHOOK_NAME } from "../limits";

export const IncomingHook = z.object({
  id: Id,
  channelId: Id,
  name: z.string(),
  maker: Person,
  /** Whether its maker may still write in the channel; otherwise nothing is posted. */
  isMakerAllowed: z.boolean(),
  /** The last characters of its address. */
  tokenEnd: z.string(),
  /** Whether `<!channel>` and `<@id>` of a member notify. */
  mayMention: z.boolean(),
  lastUsedAt: Timestamp.nullable(),
  createdAt: Timestamp,
});
export type IncomingHook = z.output<typeof IncomingHook>;

const fields = { name: line(MAX_WEBHOOK_NAME), mayMention: z.boolean() };
export const NewIncomingHook = z.strictObject({ ...fields, mayMention: fields.mayMention.default(false) });
export type NewIncomingHook = z.output<typeof NewIncomingHook>;
export const IncomingHookChange = z.strictObject(fields).partial();
export type IncomingHookChange = z.output<typeof IncomingHookChange>;

/** The address is shown this once. */
export const IncomingHookAddress = z.object({ hook: IncomingHook, url: z.url() });
export type IncomingHookAddress = z.output<typeof IncomingHookAddress>;
