import { z } from "zod";
import { OneTimeCode } from "@/lib/auth/one-time-code";
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

/** The proof of a second factor, by its row in `FACTORS`. */
export const FactorAnswer = z.discriminatedUnion("factor", [
  z.strictObject({ factor: z.literal("totp"), code: OneTimeCode }),
  z.strictObject({ factor: z.literal("recovery"), code: RecoveryCode }),
  z.strictObject({ factor: z.literal("passkey"), answer: PasskeyAnswer }),
]);
export type FactorAnswer = z.output<typeof FactorAnswer>;
export type FactorName = FactorAnswer["factor"];
