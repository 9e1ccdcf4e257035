import { AppError } from "@/lib/http/errors";

export type FailureCode =
  | "rate_limited"
  | "no_credit"
  | "bad_key"
  | "model_gone"
  | "too_long"
  | "refused"
  | "picture_refused"
  | "not_a_picture"
  | "rejected"
  | "overloaded"
  | "unreachable"
  | "address_refused"
  | "timed_out"
  | "cut"
  | "malformed"
  | "too_large"
  | "stopped"
  | "failed";

export type Failure = {
  /** A FailureCode, or the code of an AppError. */
  code: string;
  /** For people: never a provider's text, which can quote the prompt. */
  message: string;
  /** Whether another model may succeed where this one has failed. */
  mayAnother: boolean;
};

const ADMIN = "An administrator can change that under Instance administration.";

/** The closed table of what goes wrong with a provider. */
const FAILURES: Record<FailureCode, Omit<Failure, "code">> = {
  rate_limited: {
    message: "The provider accepts no more requests just now. Try again in a minute.",
    mayAnother: true,
  },
  no_credit: { message: `The provider’s credit is used up. ${ADMIN}`, mayAnother: true },
  bad_key: { message: `The provider doesn’t accept the key. ${ADMIN}`, mayAnother: true },
  model_gone: {
    message: "The provider doesn’t have this model, or not any more. Choose another model.",
    mayAnother: true,
  },
  too_long: {
    message:
      "This is too long for the model. Shorten it, begin a new chat, or choose a model that reads more.",
    mayAnother: false,
  },
  refused: { message: "The model refused to answer this. Ask in other words.", mayAnother: false },
  picture_refused: {
    message: "The provider’s safety system refused this picture. Describe it in other words.",
    mayAnother: false,
  },
  not_a_picture: {
    message: "The provider sent something that isn’t a picture. Try again, or choose another model.",
    mayAnother: true,
  },
  rejected: {
    message: "The provider rejected the request. Try again with another model.",
    mayAnother: true,
  },
  overloaded: { message: "The provider is overloaded. Try again in a minute.", mayAnother: true },
  unreachable: { message: "The provider can’t be reached. Try again in a minute.", mayAnother: true },
  address_refused: {
    message:
      "The provider’s address isn’t public, or isn’t https. The operator can allow it with OUTBOUND_ALLOW_LIST.",
    mayAnother: true,
  },
  timed_out: { message: "The provider stopped answering. Try again.", mayAnother: true },
  cut: { message: "The connection to the provider broke. Try again.", mayAnother: true },
  malformed: { message: "The provider’s answer can’t be read. Try again.", mayAnother: true },
  too_large: {
    message: "The provider sent more than was asked for, so the answer was ended.",
    mayAnother: false,
  },
  stopped: { message: "The answer was stopped.", mayAnother: false },
  failed: { message: "The model couldn’t answer. Try again.", mayAnother: true },
};

export const failure = (code: FailureCode): Failure => ({ code, ...FAILURES[code] });

/** The fields of the SDK's errors that are read; their others carry the prompt and the provider's words. */
type SdkError = {
  name?: string;
  code?: string | number;
  type?: string;
  statusCode?: number;
  responseBody?: string;
  isRetryable?: boolean;
  cause?: unknown;
  lastError?: unknown;
};

/** What went wrong, from anything that the SDK throws or streams. Never log the error itself: it carries the prompt. */
export function failureOf(error: unknown): Failure {
  if (error instanceof AppError)
    return { code: error.code, message: error.message, mayAnother: error.code === "unavailable" };
  return failure(codeOf(error, 0));
}

const MAX_DEPTH = 5;

const BY_NAME: Record<string, FailureCode> = {
  PictureRefused: "picture_refused",
  NotAPicture: "not_a_picture",
  RefusedTarget: "address_refused",
  TooLarge: "too_large",
  TimeoutError: "timed_out",
  AbortError: "stopped",
  AI_JSONParseError: "malformed",
  AI_TypeValidationError: "malformed",
  AI_InvalidResponseDataError: "malformed",
  AI_InvalidStreamPartError: "malformed",
  AI_NoOutputGeneratedError: "malformed",
  AI_EmptyResponseBodyError: "malformed",
  AI_NoSuchModelError: "model_gone",
};

const UNREACHABLE =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_|DEPTH_ZERO_|ERR_TLS|SELF_SIGNED)/;
const BROKEN = /^(ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE|UND_ERR_SOCKET)$/;

function codeOf(error: unknown, depth: number): FailureCode {
  // The reason of the SDK's abort part.
  if (typeof error === "string" && error.startsWith("TimeoutError")) return "timed_out";
  if (typeof error !== "object" || error === null || depth > MAX_DEPTH) return "failed";
  const { name = "", code, statusCode, cause, lastError } = error as SdkError;
  if (lastError) return codeOf(lastError, depth + 1);
  const byName = BY_NAME[name];
  if (byName) return byName;
  if (name === "AI_StreamProviderError") return ofStream(error as SdkError);
  // What was already answered with 200 and then broke has that status too.
  if (statusCode && statusCode >= 300) return ofStatus(statusCode, (error as SdkError).responseBody);
  if (typeof code === "string" && UNREACHABLE.test(code)) return "unreachable";
  if (typeof code === "string" && (BROKEN.test(code) || code === "ETIMEDOUT"))
    return code === "ETIMEDOUT" ? "timed_out" : "cut";
  if (cause) {
    const inner = codeOf(cause, depth + 1);
    if (inner !== "failed") return inner;
  }
  if (name === "AI_APICallError") return statusCode ? "cut" : "unreachable";
  return "failed";
}

/** An error event within an answer. */
function ofStream({ statusCode, type = "", code = "", isRetryable }: SdkError): FailureCode {
  const words = `${type} ${code}`;
  if (/rate_limit/i.test(words)) return "rate_limited";
  if (statusCode && statusCode !== 200) return ofStatus(statusCode, words);
  return isRetryable || /overloaded|unavailable|server_error|api_error/i.test(words)
    ? "overloaded"
    : "failed";
}

const TOO_LONG =
  /context_length_exceeded|context window|maximum context|prompt is too long|input token count/i;
const NO_CREDIT = /insufficient_quota|credit balance|billing_hard_limit|payment/i;
const BAD_KEY = /invalid_api_key|api[_ ]key[_ ](not[_ ]valid|invalid)/i;
const NO_MODEL = /model_not_found|model .{0,200}(not found|does not exist)/i;

/** @param body is only searched for codes */
function ofStatus(status: number, body = ""): FailureCode {
  if (status === 401 || status === 403) return "bad_key";
  if (status === 402) return "no_credit";
  if (status === 429) return NO_CREDIT.test(body) ? "no_credit" : "rate_limited";
  if (status === 404) return "model_gone";
  if (status === 408) return "timed_out";
  if (status === 413) return "too_long";
  if (status >= 500) return "overloaded";
  if (status < 400) return "unreachable";
  if (TOO_LONG.test(body)) return "too_long";
  if (NO_CREDIT.test(body)) return "no_credit";
  if (BAD_KEY.test(body)) return "bad_key";
  return NO_MODEL.test(body) ? "model_gone" : "rejected";
}
