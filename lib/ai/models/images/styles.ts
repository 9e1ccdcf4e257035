/** What a picture is to look like. Browsers read this. `words` follow the prompt, unless the provider has a preset. */
export const STYLES = {
  photo: { label: "Photo", words: "a photograph, natural light", preset: "photographic" },
  drawing: { label: "Pencil drawing", words: "a pencil drawing on paper", preset: "line-art" },
  watercolour: { label: "Watercolour", words: "a watercolour painting, soft washes", preset: null },
  comic: { label: "Comic", words: "a comic panel with ink outlines", preset: "comic-book" },
  flat: { label: "Flat illustration", words: "a flat vector illustration, few colours", preset: null },
  model3d: { label: "3D model", words: "a 3D render, soft studio light", preset: "3d-model" },
  pixels: { label: "Pixel art", words: "pixel art", preset: "pixel-art" },
} as const satisfies Record<string, { label: string; words: string; preset: string | null }>;

export type Style = keyof typeof STYLES;
export const STYLE_NAMES = Object.keys(STYLES) as [Style, ...Style[]];

const styleOf = (name: string | null) => (name && name in STYLES ? STYLES[name as Style] : null);

export const presetOf = (style: string | null) => styleOf(style)?.preset ?? null;

/** The prompt with the words of the style. */
export function withStyle(prompt: string, style: string | null): string {
  const words = styleOf(style)?.words;
  return words ? `${prompt}\n\nStyle: ${words}.` : prompt;
}
