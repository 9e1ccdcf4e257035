import type { ModelChoice } from "@/lib/ai/models/schema";
import type { Along } from "./use-along";

/** Why the question can't be sent with what goes along, beside what its items say themselves; null where it can. */
export function alongProblem({ hasPicture }: Pick<Along, "hasPicture">, model: ModelChoice | undefined) {
  if (!hasPicture || !model || model.hasVision) return null;
  return `${model.label} can’t see pictures. Choose a model that can, or remove them.`;
}

/** Where more goes along than the model can be given; null where it fits, or the size isn't known. */
export function roomWarning(tokens: number, model: ModelChoice | undefined) {
  if (!model?.contextTokens || tokens < model.contextTokens * SHARE) return null;
  return `About ${tokens.toLocaleString("en-US")} tokens go along, and ${model.label} takes ${model.contextTokens.toLocaleString("en-US")} with everything: it is given the beginnings.`;
}

/** Of its context, for what goes along. */
const SHARE = 0.7;
