const BROWSERS = [
  ["Edge", /Edg\//],
  ["Opera", /OPR\//],
  ["Firefox", /Firefox\//],
  ["Chrome", /Chrom(e|ium)\/|CriOS\//],
  ["Safari", /Safari\//],
] as const;

const SYSTEMS = [
  ["iPhone", /iPhone/],
  ["iPad", /iPad/],
  ["Android", /Android/],
  ["Windows", /Windows/],
  ["macOS", /Macintosh/],
  ["ChromeOS", /CrOS/],
  ["Linux", /Linux/],
] as const;

/** A user agent as people name it: "Firefox on Linux"; for programs their own name, "curl". */
export function describeUserAgent(userAgent: string | null, kind: "BROWSER" | "PROGRAM"): string {
  const browser = BROWSERS.find(([, pattern]) => pattern.test(userAgent ?? ""))?.[0];
  const system = SYSTEMS.find(([, pattern]) => pattern.test(userAgent ?? ""))?.[0];
  if (browser) return system ? `${browser} on ${system}` : browser;
  return userAgent?.split(/[\s/]/)[0] || (kind === "PROGRAM" ? "A program" : "A browser");
}
