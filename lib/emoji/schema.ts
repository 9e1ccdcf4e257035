import { z } from "zod";
import { Id } from "@/lib/http/schema";
import { customName, EMOJI_NAME, isUnicodeEmoji } from "./name";

/** An emoji of Unicode, or `:name:` of a workspace's own. Whether that one exists is for its service to say. */
export const Emoji = z
  .string()
  .max(64)
  .refine((text) => isUnicodeEmoji(text) || customName(text) !== null, "must be one emoji, or :name:");

export const MAX_CUSTOM_EMOJI = 500;

export const CustomEmoji = z.object({
  id: Id,
  /** Without colons. */
  name: z.string(),
  /** Of its picture, at `/api/files/{id}`. */
  fileId: Id,
  createdById: Id.nullable(),
});
export type CustomEmoji = z.output<typeof CustomEmoji>;

export const NewCustomEmoji = z.strictObject({
  name: z.string().regex(EMOJI_NAME, "must be 2 to 32 of a–z, 0–9, _, + and -"),
  /** A picture that I uploaded with the purpose EMOJI. */
  fileId: Id,
});
export type NewCustomEmoji = z.output<typeof NewCustomEmoji>;
