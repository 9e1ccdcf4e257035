import type { JSONObject } from "@ai-sdk/provider";
import type { LanguageModel } from "ai";

/** Micro-dollars per million tokens; of what is charged by the picture, micro-dollars for each. */
export type Price = { input: bigint; cached: bigint; output: bigint; picture?: bigint };

/** A text model that can be asked now. */
export type ResolvedModel = {
  id: string;
  name: string;
  label: string;
  providerName: string;
  /** Never a string: the SDK sends that to a gateway of its maker. */
  language: Exclude<LanguageModel, string>;
  providerOptions?: Record<string, JSONObject>;
  hasVision: boolean;
  hasTools: boolean;
  hasReasoning: boolean;
  contextTokens: number | null;
  maxOutputTokens: number;
  /** Null: unknown, so a call counts as 0 and says so. */
  price: Price | null;
  /** Ids of the models that answer where this one's provider fails, in order. */
  fallbackIds: string[];
};
