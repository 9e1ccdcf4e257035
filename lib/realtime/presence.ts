import { z } from "zod";

/** What others see of whether somebody is there. Who is invisible is offline to everyone else. */
export const Presence = z.enum(["online", "away", "dnd", "offline"]);
export type Presence = z.output<typeof Presence>;
