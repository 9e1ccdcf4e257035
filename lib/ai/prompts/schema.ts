import { z } from "zod";
import { Person } from "@/lib/accounts/schema";
import { PageQuery } from "@/lib/http/pagination";
import { Id, line, text } from "@/lib/http/schema";
import { PROMPT_MAX, PROMPT_NAME, PROMPT_NAME_MAX } from "./limits";

/** A text for the composer of an AI chat: mine, or one that a colleague shares. */
export const AiPrompt = z.object({
  id: Id,
  workspaceId: Id,
  owner: Person,
  /** What is typed after the slash. */
  name: z.string(),
  text: z.string(),
  isShared: z.boolean(),
});
export type AiPrompt = z.output<typeof AiPrompt>;

const name = line(PROMPT_NAME_MAX)
  .transform((given) => given.normalize("NFC").toLowerCase())
  .refine(
    (given) => PROMPT_NAME.test(given),
    "may have letters, digits, - and _, and begins with none of these",
  );
const body = text(PROMPT_MAX).refine((given) => given.trim() !== "", "can’t be empty");

export const NewAiPrompt = z.strictObject({ name, text: body, isShared: z.boolean().default(false) });
export type NewAiPrompt = z.output<typeof NewAiPrompt>;

export const AiPromptChange = z.strictObject({
  name: name.optional(),
  text: body.optional(),
  isShared: z.boolean().optional(),
});
export type AiPromptChange = z.output<typeof AiPromptChange>;

export const AiPromptQuery = PageQuery.extend({
  /** What a name has in it. */
  q: text(PROMPT_NAME_MAX).optional(),
});
export type AiPromptQuery = z.output<typeof AiPromptQuery>;
