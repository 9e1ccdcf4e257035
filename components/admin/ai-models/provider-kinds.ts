import type { AddedKind, AdminProvider } from "@/lib/ai/providers/schema";

export const KIND_LABELS: Record<AdminProvider["kind"], string> = {
  OPENAI: "OpenAI",
  ANTHROPIC: "Anthropic",
  GOOGLE: "Google Gemini",
  COMPATIBLE: "OpenAI-compatible server",
  AUTOMATIC1111: "Stable Diffusion (AUTOMATIC1111’s API)",
  STABILITY: "Stability AI",
  DEMO: "Built in",
};

export const ADDED_KINDS: { value: AddedKind; label: string }[] = (
  ["OPENAI", "ANTHROPIC", "GOOGLE", "COMPATIBLE", "AUTOMATIC1111", "STABILITY"] as const
).map((value) => ({ value, label: KIND_LABELS[value] }));

/** Servers of one's own: where they are has to be said, and what their address looks like. */
export const OWN_SERVERS: Partial<
  Record<AdminProvider["kind"], { address: string; description: string; key: string }>
> = {
  COMPATIBLE: {
    address: "https://models.example.com/v1",
    description:
      "Usually ends with /v1. For a server in your own network, list it in OUTBOUND_ALLOW_LIST or set AI_BASE_URL.",
    key: "API key",
  },
  AUTOMATIC1111: {
    address: "https://pictures.example.com",
    description:
      "Where the web page is, started with --api. For a server in your own network, list it in OUTBOUND_ALLOW_LIST or set STABLE_DIFFUSION_URL.",
    key: "Name and password, as name:password",
  },
};
