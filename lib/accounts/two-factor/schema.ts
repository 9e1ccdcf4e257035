import { z } from "zod";
import { OneTimeCode } from "@/lib/auth/one-time-code";
import { Timestamp } from "@/lib/http/schema";
import { PasskeyAnswer } from "../passkeys/schema";
import { readRecoveryCode } from "./recovery-code";

const RecoveryCode = z
  .string()
  .max(100)
  .transform((text, context) => {
    const code = readRecoveryCode(text);
    if (code) return code;
    context.addIssue({ code: "custom", message: "isn’t a recovery code" });
    return z.NEVER;
  });

/** A form has it as text. */
function readJson(value: unknown): unknown {
  try {
    return typeof value === "string" ? JSON.parse(value) : value;
  } catch {
    return value;
  }
}

/** The proof of a second factor, by its row in `FACTORS`. */
export const FactorAnswer = z.discriminatedUnion("factor", [
  z.strictObject({ factor: z.literal("totp"), code: OneTimeCode }),
  z.strictObject({ factor: z.literal("recovery"), code: RecoveryCode }),
  z.strictObject({ factor: z.literal("passkey"), answer: z.preprocess(readJson, PasskeyAnswer) }),
]);
export type FactorAnswer = z.output<typeof FactorAnswer>;
export type FactorName = FactorAnswer["factor"];

export const ConfirmationCode = z.strictObject({ code: OneTimeCode });

/** One field for both, for programs: a code of the app, or a recovery code. */
export const SecondFactorCode = z.union([
  OneTimeCode.transform((code): FactorAnswer => ({ factor: "totp", code })),
  RecoveryCode.transform((code): FactorAnswer => ({ factor: "recovery", code })),
]);

export const TwoFactorState = z.object({
  /** Null where it is off. */
  enabledAt: Timestamp.nullable(),
  /** How many recovery codes are left. */
  recoveryCodes: z.int(),
});
export type TwoFactorState = z.input<typeof TwoFactorState>;

const QrCode = z.object({ size: z.int(), path: z.string() });
export type QrCode = z.output<typeof QrCode>;

export const TwoFactorSetup = z.object({
  /** In base32, for who can't scan. */
  secret: z.string(),
  address: z.string(),
  qr: QrCode,
});
export type TwoFactorSetup = z.output<typeof TwoFactorSetup>;

export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

/** What makes a session fresh: a factor, or the password of who has no second one. */
export const ProofOfPerson = z.discriminatedUnion("factor", [
  z.strictObject({ factor: z.literal("password"), password: z.string().min(1).max(200) }),
  ...FactorAnswer.options,
]);
export type ProofOfPerson = z.output<typeof ProofOfPerson>;
export type ProofName = ProofOfPerson["factor"];
export const ProofName = z.enum(["password", "totp", "recovery", "passkey"]);

/** What a workspace or the instance asks of its people. */
export const TwoFactorRequirement = z.object({
  /** From when on who has set up nothing is kept out; null where two factors aren't required. */
  from: Timestamp.nullable(),
  /** How many have set up nothing. */
  without: z.int(),
});
export type TwoFactorRequirement = z.input<typeof TwoFactorRequirement>;

/** Days until who has set up nothing is kept out; null requires nothing. */
export const RequirementChange = z.strictObject({ graceDays: z.int().min(0).max(90).nullable() });
