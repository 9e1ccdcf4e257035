import { z } from "zod";
import { Timestamp } from "@/lib/http/schema";

/** Only the person sees it. */
export const PhoneState = z.object({
  number: z.string().nullable(),
  verifiedAt: Timestamp.nullable(),
  /** A code was sent to this one. */
  pending: z.string().nullable(),
});
export type PhoneState = z.output<typeof PhoneState>;

export const NewPhone = z.strictObject({
  number: z.string().trim().min(4).max(40),
  channel: z.enum(["sms", "call"]).default("sms"),
});
