import { z } from "zod";
import { OneTimeCode } from "@/lib/auth/one-time-code";
import { Id, line, PersonName, Timestamp, text } from "@/lib/http/schema";
import { normalizeAddress, STORED_ADDRESS } from "@/lib/mail/address";
import { PROFILE_LIMITS } from "./limits";

export const Email = z
  .string()
  .max(1_000)
  .transform(normalizeAddress)
  .pipe(z.email({ pattern: STORED_ADDRESS, error: "isn't an e-mail address" }).max(254));

/** Length is what makes a password strong; the upper limit bounds the work of hashing. */
export const Password = z.string().min(10, "needs at least 10 characters").max(200);

/** A person as others see them. */
export const Person = z.object({ id: Id, name: z.string(), image: z.string().nullable() });
export type Person = z.output<typeof Person>;

/** What a person says of themselves to those who see them. */
export const Profile = z.object({ title: z.string(), pronouns: z.string(), bio: z.string() });

export const ProfileChange = z
  .strictObject({
    name: PersonName,
    title: line(PROFILE_LIMITS.title, 0),
    pronouns: line(PROFILE_LIMITS.pronouns, 0),
    bio: text(PROFILE_LIMITS.bio).trim(),
  })
  .partial();
export type ProfileChange = z.output<typeof ProfileChange>;

/** A person as they see themselves. */
export const Me = Person.extend({
  email: z.string(),
  emailVerified: z.boolean(),
  hasPassword: z.boolean(),
  hasGitHub: z.boolean(),
  /** Admins see /admin. */
  instanceRole: z.enum(["ADMIN", "MEMBER"]),
});
export type Me = z.output<typeof Me>;

/** The answer to a sign-in: the account, or that the second factor is due. */
export const SignedIn = z.union([Me, z.object({ secondFactor: z.literal("due") })]);
export type SignedIn = z.output<typeof SignedIn>;

export const Registration = z.strictObject({ name: PersonName, email: Email, password: Password });
export const Credentials = z.strictObject({ email: Email, password: z.string().min(1).max(200) });

/** A code that was mailed or sent. */
export const TypedCode = z.strictObject({ code: OneTimeCode });

export const SessionInfo = z.object({
  id: Id,
  kind: z.enum(["BROWSER", "PROGRAM"]),
  userAgent: z.string().nullable(),
  ip: z.string().nullable(),
  createdAt: Timestamp,
  lastSeenAt: Timestamp,
  isCurrent: z.boolean(),
});
export type SessionInfo = z.output<typeof SessionInfo>;

/** For programs. `accessToken` lasts 30 minutes, `refreshToken` 7 days and for one use. */
export const TokenPair = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  tokenType: z.literal("Bearer"),
  expiresIn: z.int(),
});
