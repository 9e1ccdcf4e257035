import { z } from "zod";
import { Id, line, Moment, Timestamp } from "@/lib/http/schema";
import { POLL_MAX_OPTIONS } from "./limits";

export const PollOptionText = line(120);

/** A poll as everyone sees it. Of an anonymous one nobody learns who voted what; I ask for my own votes apart. */
export const Poll = z.object({
  question: z.string(),
  isMultiple: z.boolean(),
  isAnonymous: z.boolean(),
  canAddOptions: z.boolean(),
  closesAt: Timestamp.nullable(),
  closedAt: Timestamp.nullable(),
  voterCount: z.int(),
  options: z.array(
    z.object({
      id: Id,
      text: z.string(),
      voteCount: z.int(),
      /** Empty for an anonymous poll. */
      userIds: z.array(Id),
    }),
  ),
});
export type Poll = z.output<typeof Poll>;

/** Whether two options are equal, ignoring case. */
export const hasTwice = (options: readonly string[]) =>
  new Set(options.map((text) => text.toLowerCase())).size < options.length;

export const NewPoll = z
  .strictObject({
    question: line(300),
    options: z.array(PollOptionText).min(2).max(POLL_MAX_OPTIONS),
    isMultiple: z.boolean().default(false),
    isAnonymous: z.boolean().default(false),
    canAddOptions: z.boolean().default(false),
    closesAt: Moment.nullable().default(null),
  })
  .refine(({ options }) => !hasTwice(options), {
    path: ["options"],
    message: "has the same option twice",
  });
export type NewPoll = z.output<typeof NewPoll>;
