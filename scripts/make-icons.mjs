// Draws the pictures of the installed app from app/icon.svg: run it after changing that. What it makes is committed.
import { readFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";

const root = path.join(import.meta.dirname, "..");
const icon = await readFile(path.join(root, "app/icon.svg"), "utf8");
const ground = /<rect[^>]*fill="(#[0-9a-f]{6})"/.exec(icon)?.[1];
if (!ground) throw new Error("app/icon.svg has no ground");

const drawn = (x, size) => icon.replace("<svg ", `<svg x="${x}" y="${x}" width="${size}" height="${size}" `);

/** Systems that cut icons to their own shape get the ground to the edges, and the drawing within it. */
const onGround = (size, part) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><rect width="${size}" height="${size}" fill="${ground}"/>${drawn((size * (1 - part)) / 2, size * part)}</svg>`;

for (const [file, svg] of [
  ["public/icons/icon-192.png", drawn(0, 192)],
  ["public/icons/icon-512.png", drawn(0, 512)],
  // What is sure to be seen of them is a circle of four fifths.
  ["public/icons/maskable-192.png", onGround(192, 0.72)],
  ["public/icons/maskable-512.png", onGround(512, 0.72)],
  ["app/apple-icon.png", onGround(180, 0.84)],
])
  await sharp(Buffer.from(svg)).png({ palette: true }).toFile(path.join(root, file));
