import type { AiModelKind, AiProviderKind } from "@/lib/generated/prisma/enums";

export type CatalogModel = {
  name: string;
  label: string;
  kind: AiModelKind;
  hasVision: boolean;
  hasTools: boolean;
  hasReasoning: boolean;
  contextTokens: number | null;
  maxOutputTokens: number;
};

type Family = Partial<Omit<CatalogModel, "name" | "label">> & {
  matches: RegExp;
  /** False: Guildhall has no use for it. */
  isUsed?: boolean;
};

const CHAT = { kind: "TEXT" as const, hasVision: true, hasTools: true };

/** What models can do, by their names: the first family that matches counts. */
const FAMILIES: Family[] = [
  { matches: /embed/i, kind: "EMBEDDING" },
  { matches: /gpt-image|dall-e|imagen|-image\b|stable-diffusion|flux|nano-banana/i, kind: "IMAGE" },
  {
    matches:
      /audio|realtime|live|transcri|tts|whisper|moderation|search-preview|computer-use|robotics|babbage|davinci|instruct|sora|veo|aqa/i,
    isUsed: false,
  },
  { matches: /^gpt-3\.5|^gpt-4(-|$)(?!o)/i, kind: "TEXT", hasTools: true },
  { matches: /^gpt-4/i, ...CHAT, maxOutputTokens: 8_192 },
  { matches: /^(gpt-[5-9]|o\d)/i, ...CHAT, hasReasoning: true, maxOutputTokens: 16_384 },
  { matches: /^claude-3/i, ...CHAT, maxOutputTokens: 4_096 },
  { matches: /^claude/i, ...CHAT, hasReasoning: true, maxOutputTokens: 16_384 },
  { matches: /^gemini-2\.0/i, ...CHAT, maxOutputTokens: 8_192 },
  { matches: /^gemini/i, ...CHAT, hasReasoning: true, maxOutputTokens: 16_384 },
  { matches: /llava|vision|-vl\b|[:-]vl|gemma-?[34]|llama-?4|pixtral|mistral-small-3/i, ...CHAT },
  {
    matches: /deepseek-r|qwen-?3|qwq|gpt-oss|magistral|reason/i,
    kind: "TEXT",
    hasTools: true,
    hasReasoning: true,
  },
  { matches: /gemma|phi|tinyllama/i, kind: "TEXT" },
];

const LABELS: Record<string, string> = {
  demo: "Demo model",
  "demo-reasoner": "Demo model with reasoning",
  "demo-image": "Demo pictures",
  "demo-embeddings": "Demo embeddings",
};

/** Whose every model makes pictures, whatever it is called. */
const PICTURES_ONLY: readonly AiProviderKind[] = ["AUTOMATIC1111", "STABILITY"];

/** A model of a provider, with the abilities that its name tells of; null for what Guildhall can't use. */
export function describeModel(name: string, provider?: AiProviderKind): CatalogModel | null {
  if (provider && PICTURES_ONLY.includes(provider)) return described(name, { kind: "IMAGE" });
  const {
    isUsed,
    matches: _,
    ...abilities
  } = FAMILIES.find(({ matches }) => matches.test(name)) ?? { hasTools: true };
  return isUsed === false ? null : described(name, abilities);
}

const described = (name: string, abilities: Partial<CatalogModel>): CatalogModel => ({
  name,
  label: LABELS[name] ?? labelOf(name),
  kind: "TEXT",
  hasVision: false,
  hasTools: false,
  hasReasoning: false,
  contextTokens: null,
  maxOutputTokens: 4_096,
  ...abilities,
});

const ACRONYMS: Record<string, string> = { gpt: "GPT", ai: "AI", oss: "OSS", sd: "SD" };

/** "gpt-5.4-mini" as "GPT-5.4 Mini", "claude-sonnet-5-5" as "Claude Sonnet 5.5". */
export function labelOf(name: string): string {
  const bare = name.replace(/^models\//, "").replace(/:latest$/, "");
  if (/[/:]/.test(bare)) return bare;
  const words = bare
    .replace(/(?<=-\d+)-(?=\d+(-|$))/, ".")
    .split("-")
    .map(
      (word) => ACRONYMS[word] ?? (/^o\d/.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)),
    );
  return words.join(" ").replace(/^GPT /, "GPT-");
}

/** The models that a new provider begins with; more come with "Refresh models". */
export const FIRST_MODELS: Record<AiProviderKind, readonly string[]> = {
  OPENAI: [
    ...["gpt-5.4", "gpt-5.4-mini", "gpt-5.2", "text-embedding-3-small"],
    ...["gpt-image-2.6-sunburst", "gpt-image-2.6-flare", "gpt-image-2"],
  ],
  ANTHROPIC: ["claude-sonnet-5-5", "claude-opus-5-5", "claude-haiku-5-5"],
  GOOGLE: ["gemini-3.8-flash", "gemini-2.5-pro", "gemini-embedding-001"],
  COMPATIBLE: [],
  AUTOMATIC1111: [],
  STABILITY: [
    ...["stable-image-core", "stable-image-ultra"],
    ...["sd3.5-large", "sd3.5-large-turbo", "sd3.5-medium", "sd3.5-flash"],
  ],
  DEMO: ["demo", "demo-reasoner", "demo-image", "demo-embeddings"],
};
