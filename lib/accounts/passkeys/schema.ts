import { z } from "zod";
import { Id, line, Timestamp } from "@/lib/http/schema";
import { MAX_PASSKEY_NAME_CHARS } from "./limits";

export const PasskeyName = line(MAX_PASSKEY_NAME_CHARS);

export const PasskeyInfo = z.object({
  id: Id,
  name: z.string(),
  /** Kept in step between the person's devices by their system's vendor. */
  isSynced: z.boolean(),
  createdAt: Timestamp,
  lastUsedAt: Timestamp.nullable(),
});
export type PasskeyInfo = z.output<typeof PasskeyInfo>;

/** What the browser tells authenticators, so that they offer no passkey that was deleted here, nor an old name. */
export const PasskeySignals = z.object({
  rpId: z.string(),
  userId: z.string(),
  name: z.string(),
  displayName: z.string(),
  credentialIds: z.array(z.string()),
});
export type PasskeySignals = z.output<typeof PasskeySignals>;

const Base64Url = z
  .string()
  .min(1)
  .max(8_192)
  .regex(/^[\w-]+$/, "must be base64url");
const Extensions = z.record(z.string().max(60), z.unknown()).default({});

/** What a browser answers, as its `toJSON` gives it. What isn't used is left out. */
const answer = <R extends z.ZodType>(response: R) =>
  z.object({
    id: Base64Url,
    rawId: Base64Url,
    type: z.literal("public-key"),
    response,
    clientExtensionResults: Extensions,
  });

export const RegistrationAnswer = answer(
  z.object({
    clientDataJSON: Base64Url,
    attestationObject: z
      .string()
      .max(32_768)
      .regex(/^[\w-]+$/),
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
);
export type RegistrationAnswer = z.output<typeof RegistrationAnswer>;

export const PasskeyAnswer = answer(
  z.object({
    clientDataJSON: Base64Url,
    authenticatorData: Base64Url,
    signature: Base64Url,
    userHandle: z.string().max(200).nullish(),
  }),
);
export type PasskeyAnswer = z.output<typeof PasskeyAnswer>;

const Descriptor = z.object({
  id: z.string(),
  type: z.literal("public-key"),
  transports: z.array(z.string()).optional(),
});

/** Options for `navigator.credentials.create`, as WebAuthn writes them in JSON. */
export const RegistrationOptions = z.object({
  challenge: z.string(),
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.object({ alg: z.int(), type: z.literal("public-key") })),
  timeout: z.int(),
  attestation: z.literal("none"),
  excludeCredentials: z.array(Descriptor),
  authenticatorSelection: z.object({
    residentKey: z.literal("required"),
    requireResidentKey: z.literal(true),
    userVerification: z.literal("preferred"),
  }),
});

export type RegistrationOptions = z.output<typeof RegistrationOptions>;

/** Options for `navigator.credentials.get`. */
export const PasskeyOptions = z.object({
  challenge: z.string(),
  rpId: z.string(),
  timeout: z.int(),
  userVerification: z.literal("preferred"),
  allowCredentials: z.array(Descriptor),
});
export type PasskeyOptions = z.output<typeof PasskeyOptions>;
