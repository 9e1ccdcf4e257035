import { z } from "zod";

/** A person's presence as others see it. An invisible person is offline to everyone else. */
export const Presence = z.enum(["online", "away", "dnd", "offline"]);
export type Presence = z.output<typeof Presence>;
