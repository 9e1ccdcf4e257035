import type { AddedKind, AdminProvider } from "@/lib/ai/providers/schema";

export const KIND_LABELS: Record<AdminProvider["kind"], string> = {
  OPENAI: "OpenAI",
  ANTHROPIC: "Anthropic",
  GOOGLE: "Google Gemini",
  COMPATIBLE: "OpenAI-compatible server",
  DEMO: "Built in",
};

export const ADDED_KINDS: { value: AddedKind; label: string }[] = (
  ["OPENAI", "ANTHROPIC", "GOOGLE", "COMPATIBLE"] as const
).map((value) => ({ value, label: KIND_LABELS[value] }));
