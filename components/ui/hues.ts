"use client";
import { createContext } from "react";

/** Apart enough to be told from one another, with the lightness that `avatarColors` gives each. */
const HUES = 12;
const STEP = 360 / HUES;

function preferredStep(seed: string): number {
  let hash = 2166136261;
  for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 16777619);
  return (hash >>> 0) % HUES;
}

/** A hue in degrees, the same for the same seed everywhere. */
export const seedHue = (seed: string): number => preferredStep(seed) * STEP;

/**
 * Hues for people who are seen together: each takes the one of their seed, or the next of those that the fewest before
 * them have. Who comes later changes nobody's.
 * @param seeds in the order in which they came
 */
export function spreadHues(seeds: readonly string[]): ReadonlyMap<string, number> {
  const uses = Array.from({ length: HUES }, () => 0);
  const hues = new Map<string, number>();
  for (const seed of seeds) {
    const least = Math.min(...uses);
    let step = preferredStep(seed);
    while (uses[step] !== least) step = (step + 1) % HUES;
    uses[step] = least + 1;
    hues.set(seed, step * STEP);
  }
  return hues;
}

/** The hue of each seed below it: the seed's own where nothing spreads them. */
export const HueContext = createContext<(seed: string) => number>(seedHue);

/** Neighbouring hues differ in lightness, too. White letters have a contrast of 5 to 1 on the lightest. */
export const avatarColors = (hue: number) => ({
  backgroundColor: `oklch(${(hue / STEP) % 2 === 0 ? 0.42 : 0.5} 0.08 ${hue})`,
  color: `oklch(0.97 0.02 ${hue})`,
});
