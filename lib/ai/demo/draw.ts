import { createHash } from "node:crypto";

export type Drawing = { prompt: string; width: number; height: number; variant: string };

/** Ground, far hills, near hills, light. */
const PALETTES = [
  ["#f4d8b0", "#d98f6b", "#7c4a5d", "#fff4d6"],
  ["#cfe3ea", "#6f9fae", "#2f5563", "#fdf7e6"],
  ["#e6dff2", "#9a86bd", "#4a3c6b", "#fbe9c9"],
  ["#dcead2", "#86ac7e", "#3c5f4a", "#fff2c2"],
  ["#22304a", "#41618a", "#141c2e", "#f1e6c8"],
  ["#fbe3dd", "#e08d79", "#8c3f46", "#fff9ec"],
] as const;

const MAX_WORDS = 70;

/**
 * What the demo model draws: shapes and colours from the prompt's hash, its words, and that it is a demo.
 * @param share how much of it is done: less is shown as a blur
 */
export async function draw(drawing: Drawing, share = 1): Promise<Buffer> {
  const { default: sharp } = await import("sharp");
  const picture = sharp(Buffer.from(svgOf(drawing)));
  if (share >= 1) return picture.png().toBuffer();
  const side = Math.round(Math.max(drawing.width, drawing.height) / 4);
  return picture
    .resize(side, side, { fit: "inside" })
    .blur(2 + (1 - share) * 14)
    .png()
    .toBuffer();
}

function svgOf({ prompt, width, height, variant }: Drawing): string {
  const bytes = createHash("sha256").update(`${prompt}\0${variant}`).digest();
  /** From 0 to 1. */
  const chance = (at: number) => bytes[at % bytes.length]! / 255;
  const [sky, far, near, light] = PALETTES[bytes[0]! % PALETTES.length]!;
  const sun = { x: width * (0.2 + 0.6 * chance(1)), y: height * (0.18 + 0.25 * chance(2)) };
  const radius = Math.min(width, height) * (0.07 + 0.1 * chance(3));
  const hill = (level: number, from: number) => {
    const points = Array.from({ length: 7 }, (_, at) => {
      const y = height * level - height * 0.16 * chance(from + at);
      return `${Math.round((width / 6) * at)},${Math.round(y)}`;
    });
    return `M0,${height} L${points.join(" L")} L${width},${height} Z`;
  };
  const dots = Array.from({ length: 9 }, (_, at) => {
    const [x, y] = [width * chance(at + 20), height * (0.05 + 0.4 * chance(at + 11))];
    return `<circle cx="${x}" cy="${y}" r="${1 + 3 * chance(at)}" fill="${light}" opacity="0.7"/>`;
  });
  const size = Math.round(Math.min(width, height) / 26);
  const caption = height - size * 2.1;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="${sky}"/><stop offset="1" stop-color="${light}"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#g)"/>${dots.join("")}
    <circle cx="${sun.x}" cy="${sun.y}" r="${radius}" fill="${light}"/>
    <circle cx="${sun.x}" cy="${sun.y}" r="${radius * 1.5}" fill="${light}" opacity="0.35"/>
    <path d="${hill(0.66, 4)}" fill="${far}" opacity="0.7"/><path d="${hill(0.78, 12)}" fill="${far}"/>
    <path d="${hill(0.9, 22)}" fill="${near}"/>
    <rect y="${height - size * 4.4}" width="100%" height="${size * 4.4}" fill="#101418" opacity="0.72"/>
    <g font-family="Inter, sans-serif" font-size="${size}" fill="#ffffff">
      <text x="${size}" y="${caption - size * 0.5}">${escaped(words(prompt, width / size))}</text>
      <text x="${size}" y="${caption + size}" font-size="${size * 0.8}" opacity="0.75">Demo picture: no model has drawn this</text>
    </g></svg>`;
}

/** As many as fit on a line. */
function words(prompt: string, room: number): string {
  const line = prompt.replace(/\s+/g, " ").trim();
  const most = Math.min(MAX_WORDS, Math.floor(room * 1.7));
  return line.length > most ? `${line.slice(0, most).toWellFormed()}…` : line;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
/** Signs that XML doesn't allow would end the picture. */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const escaped = (text: string) =>
  text
    .toWellFormed()
    .replace(NOT_XML, "")
    .replace(/[&<>]/g, (sign) => ENTITIES[sign]!);
