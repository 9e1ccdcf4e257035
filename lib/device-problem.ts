export type InputKind = "microphone" | "camera";

/** Why a microphone or camera can't be used and what to do, in a line. */
export const deviceProblem = (error: unknown, kind: InputKind): string =>
  (PROBLEMS[nameOfError(error)] ?? PROBLEMS.NotReadableError!)(kind);

/** A page without https: browsers give it no devices. */
export const insecureProblem = (kind: InputKind) =>
  `Your ${kind} needs an address with https. Ask whoever runs this instance for https.`;

export const nameOfError = (error: unknown): string => (error as { name?: string } | undefined)?.name ?? "";

const PROBLEMS: Record<string, (kind: InputKind) => string> = {
  NotAllowedError: (kind) =>
    `The browser doesn’t let Guildhall use the ${kind}. Allow it beside the address, then try again.`,
  NotFoundError: (kind) => `No ${kind} is connected. Connect one and try again.`,
  NotReadableError: (kind) =>
    `The ${kind} can’t be used. Another program may have it open: close that, then try again.`,
};
PROBLEMS.SecurityError = PROBLEMS.NotAllowedError!;
