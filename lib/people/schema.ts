import { z } from "zod";
import { Person, Profile } from "@/lib/accounts/schema";
import { Id, line, Moment, Timestamp, TimeZone } from "@/lib/http/schema";
import { workspaceRoles } from "@/lib/permissions";
import { changeOf, plainShape } from "@/lib/settings/schema";

export const PresenceMode = z.enum(["AUTO", "DO_NOT_DISTURB", "INVISIBLE"]);
export type PresenceMode = z.output<typeof PresenceMode>;

const ONE_EMOJI = /^\p{RGI_Emoji}$/v;
/** One picture, which may be several code points: a flag, a family, a skin tone. */
const Emoji = z
  .string()
  .max(64)
  .refine((text) => text === "" || ONE_EMOJI.test(text), "isn't one emoji");

export const Status = z.object({
  emoji: Emoji,
  text: line(100, 0),
  /** When it goes away by itself; null stays. */
  expires: Timestamp.nullable(),
});
export type Status = z.output<typeof Status>;

export const PersonStatus = z.object({ userId: Id, status: Status });
export type PersonStatus = z.output<typeof PersonStatus>;

/** A person as seen by those who share a workspace or a conversation with them. */
export const PersonCard = Person.extend({
  /** Empty for people they have blocked. */
  ...Profile.shape,
  status: Status.nullable(),
  /** Null for people they have blocked. */
  timeZone: z.string().nullable(),
  /** In the workspaces that we share. */
  roles: z.array(z.object({ workspaceId: Id, role: z.enum(workspaceRoles) })),
  /** By me. */
  isBlocked: z.boolean(),
});
export type PersonCard = z.output<typeof PersonCard>;

const MINUTES_OF_DAY = 24 * 60;
const Minute = z
  .int()
  .min(0)
  .max(MINUTES_OF_DAY - 1);

/** Every day between two minutes after midnight; over midnight where it ends before it begins. */
export const QuietHours = z
  .strictObject({ from: Minute, to: Minute })
  .refine(({ from, to }) => from !== to, { path: ["to"], message: "is when it begins" });
export type QuietHours = z.output<typeof QuietHours>;

export const PersonSettings = z.object({
  presence: PresenceMode,
  quietHours: QuietHours.nullable(),
  timeZone: z.string(),
  status: Status.nullable(),
  ...plainShape("person"),
});
export type PersonSettings = z.output<typeof PersonSettings>;

const NewStatus = z
  .strictObject({ ...Status.shape, expires: Moment.nullable() })
  .refine(({ emoji, text }) => emoji !== "" || text !== "", { path: ["text"], message: "is empty" });

export const PersonSettingsChange = changeOf("person", {
  presence: PresenceMode,
  quietHours: QuietHours.nullable(),
  timeZone: TimeZone,
  status: NewStatus.nullable(),
  ...plainShape("person"),
});
export type PersonSettingsChange = z.output<typeof PersonSettingsChange>;
