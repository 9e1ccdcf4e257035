import type { Failure } from "../models/failure";

/** Why a run fails beside what its model's provider does; see lib/ai/models/failure.ts. */
const FAILURES = {
  no_model: "This chat’s model was removed. Choose another one, and ask again.",
  too_slow: "The answer took too long and was ended. Ask for less at once.",
  interrupted: "The answer was interrupted too often. Try again.",
  internal: "Something went wrong here. Try again.",
} as const;

export const runFailure = (code: keyof typeof FAILURES): Failure => ({
  code,
  message: FAILURES[code],
  mayAnother: false,
});
