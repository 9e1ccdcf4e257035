import { makeChannel, makeMessage, makeWorkspace, type SignedIn } from "../factories";
import { loadSamples } from "../setup/samples";
import type { Input, Things } from "./cases";

/** Operations that answer "unavailable" here: no realtime node is there, and no AI model is configured. */
export const MAY_BE_UNAVAILABLE = [
  "GET /api/ready",
  "POST /api/ai/messages/{aiMessageId}/answers",
  "POST /api/ai/sessions/{aiSessionId}/messages",
];

/**
 * How many cases each operation gets, and where they begin. `FUZZ_ONLY` is part of the name of an operation, to try what
 * failed again.
 */
export const FUZZ = {
  cases: Number(process.env.FUZZ_CASES ?? 8),
  seed: Number(process.env.FUZZ_SEED ?? 1),
  only: process.env.FUZZ_ONLY ?? "",
};

export const samples = await loadSamples();

/** Things of a person's own, of each kind that a request can name. */
export async function makeOwn(owner: SignedIn): Promise<Record<string, string>> {
  const workspace = await makeWorkspace(owner);
  const channel = await makeChannel(workspace, { members: [{ user: owner, role: "MANAGER" }] });
  const message = await makeMessage(channel, owner);
  return samples.foreign({ owner, workspace, channel, message });
}

/** One's own things come first, and half as many of others. */
export const thingsOf = (own: Record<string, string>, foreign: Record<string, string>): Things =>
  Object.fromEntries(Object.entries(own).map(([name, id]) => [name, [id, id, foreign[name] ?? id]]));

export type Failure = { operation: string; seed: number; answer: string; input: Input };

/** The seed of one case, which is another for each operation. */
export const seedOf = (operation: string, index: number): number =>
  [...operation].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, FUZZ.seed) + index;

/** Enough to try each again, and to see what it was. */
export const describeFailures = (failures: Failure[]): string =>
  failures
    .slice(0, 20)
    .map(({ operation, seed, answer, input }) =>
      [`${operation} (seed ${seed}): ${answer}`, JSON.stringify(input).slice(0, 600)].join("\n  "),
    )
    .join("\n");
