import { type Env, env } from "@/lib/env";
import type { AiProviderKind } from "@/lib/generated/prisma/enums";

type Configured = {
  kind: AiProviderKind;
  name: string;
  /** Null: the kind's own address. */
  baseUrl: (values: Env) => string | null;
  apiKey: (values: Env) => string | undefined;
};

/** The variables that configure a provider by being set. */
export const PROVIDER_VARIABLES = {
  OPENAI_API_KEY: {
    kind: "OPENAI",
    name: "OpenAI",
    baseUrl: () => null,
    apiKey: (values) => values.OPENAI_API_KEY,
  },
  ANTHROPIC_API_KEY: {
    kind: "ANTHROPIC",
    name: "Anthropic",
    baseUrl: () => null,
    apiKey: (values) => values.ANTHROPIC_API_KEY,
  },
  GOOGLE_GENERATIVE_AI_API_KEY: {
    kind: "GOOGLE",
    name: "Google Gemini",
    baseUrl: () => null,
    apiKey: (values) => values.GOOGLE_GENERATIVE_AI_API_KEY,
  },
  AI_BASE_URL: {
    kind: "COMPATIBLE",
    name: "AI server",
    baseUrl: (values) => values.AI_BASE_URL ?? null,
    apiKey: (values) => values.AI_API_KEY,
  },
  STABLE_DIFFUSION_URL: {
    kind: "AUTOMATIC1111",
    name: "Stable Diffusion",
    baseUrl: (values) => values.STABLE_DIFFUSION_URL ?? null,
    apiKey: (values) => values.STABLE_DIFFUSION_AUTH,
  },
  STABILITY_API_KEY: {
    kind: "STABILITY",
    name: "Stability AI",
    baseUrl: () => null,
    apiKey: (values) => values.STABILITY_API_KEY,
  },
  AI_DEMO: {
    kind: "DEMO",
    name: "Demo model",
    // The process that serves it stores its address.
    baseUrl: () => null,
    apiKey: () => undefined,
  },
} as const satisfies Record<string, Configured>;

export type ProviderVariable = keyof typeof PROVIDER_VARIABLES;
export const PROVIDER_VARIABLE_NAMES = Object.keys(PROVIDER_VARIABLES) as ProviderVariable[];

export const configuredVariables = (values = env()): ProviderVariable[] =>
  PROVIDER_VARIABLE_NAMES.filter((name) => Boolean(values[name]));

export const isProviderVariable = (name: string): name is ProviderVariable => name in PROVIDER_VARIABLES;

/** Providers that can be asked: enabled, and configured on screen or by a variable that is still set. */
export const usableProvider = () => ({
  isEnabled: true,
  OR: [{ variable: null }, { variable: { in: configuredVariables() } }],
});
