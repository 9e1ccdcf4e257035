import { AppError } from "@/lib/http/errors";

/** Why a call of a model failed, in our words: a provider's text can quote the prompt, and its key. */
export type Failure = {
  code: string;
  message: string;
  /** Whether another model may do better. */
  isRetryable: boolean;
};

const TABLE = {
  stalled: ["The model stopped answering. Try again, or choose another model.", true],
  unavailable: [
    "The model can’t be reached right now. Try again in a moment, or choose another model.",
    true,
  ],
  busy: ["The model has too much to do right now. Try again in a moment, or choose another model.", true],
  key_refused: ["The model’s provider refused this instance’s key. Tell an administrator.", false],
  model_gone: ["The provider doesn’t offer this model any more. Choose another model.", false],
  refused_input: [
    "The model didn’t accept this. It may be too long, or hold something that this model can’t read. Shorten it, or choose another model.",
    false,
  ],
  too_slow: ["The answer took too long and was ended. Ask for less at once.", false],
  interrupted: ["The answer was interrupted too often. Try again.", false],
  internal: ["Something went wrong here. Try again.", false],
} as const satisfies Record<string, readonly [message: string, isRetryable: boolean]>;

export type FailureCode = keyof typeof TABLE;

export const failure = (code: FailureCode): Failure => ({
  code,
  message: TABLE[code][0],
  isRetryable: TABLE[code][1],
});

/** What the SDK's errors have in common; read by their fields, so that nothing loads the SDK for it. */
type ProviderError = { statusCode?: number; isRetryable?: boolean; lastError?: unknown; name?: string };

export function failureOf(error: unknown): Failure {
  if (error instanceof AppError)
    return { code: error.code, message: error.message, isRetryable: error.code === "unavailable" };
  const { statusCode, isRetryable, lastError } = (error ?? {}) as ProviderError;
  if (lastError) return failureOf(lastError);
  if (statusCode === 401 || statusCode === 403) return failure("key_refused");
  if (statusCode === 404) return failure("model_gone");
  if (statusCode === 429 || statusCode === 529) return failure("busy");
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500 && !isRetryable)
    return failure("refused_input");
  return failure("unavailable");
}
