import sharp from "sharp";

// The demo's pictures, drawn rather than kept: they belong to Tern, the tide app that the demo team makes.

const png = (svg: string) => sharp(Buffer.from(svg)).png().toBuffer();

type Chart = { ground: string; land: string; line: string; ink: string; title: string };

/** A harbor chart with depth lines, as Tern shows it. */
function chart({ ground, land, line, ink, title }: Chart): Promise<Buffer> {
  const depths = [0, 1, 2, 3, 4].map(
    (index) =>
      `<path d="M0 ${430 + index * 62} C 260 ${350 + index * 66}, 420 ${560 + index * 40}, 700 ${
        440 + index * 58
      } S 1100 ${470 + index * 50}, 1280 ${380 + index * 66}" fill="none" stroke="${line}" stroke-width="3" opacity="${
        0.85 - index * 0.14
      }"/>`,
  );
  const marks = [
    [360, 560, "2.1"],
    [700, 620, "4.8"],
    [1010, 560, "3.4"],
  ].map(
    ([x, y, depth]) =>
      `<circle cx="${x}" cy="${y}" r="30" fill="${ground}" stroke="${ink}" stroke-width="3"/><text x="${x}" y="${
        Number(y) + 9
      }" font-size="25" text-anchor="middle" fill="${ink}">${depth}</text>`,
  );
  return png(`<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="800" font-family="sans-serif">
    <rect width="1280" height="800" fill="${ground}"/>
    <path d="M0 0 H1280 V250 C1120 390 980 260 800 330 S520 470 380 340 S120 390 0 300 Z" fill="${land}"/>
    ${depths.join("")}${marks.join("")}
    <text x="48" y="84" font-size="40" font-weight="600" fill="${ink}">${title}</text>
    <text x="48" y="124" font-size="24" fill="${ink}" opacity="0.7">High water 14:32, rising</text></svg>`);
}

export const dayChart = () =>
  chart({ ground: "#cfe4e6", land: "#efe6cd", line: "#1f5c78", ink: "#17313c", title: "Harbor by day" });

export const nightChart = () =>
  chart({ ground: "#0b1d2a", land: "#1d2b2c", line: "#7fb4c8", ink: "#cfe0e4", title: "Harbor by night" });

/** One tide day as a curve. */
export function tideCurve(): Promise<Buffer> {
  const points = Array.from({ length: 49 }, (_, index) => {
    const x = 60 + index * 21;
    const y = 300 - Math.sin((index / 48) * Math.PI * 4 - 0.9) * (150 - (index / 48) * 40);
    return `${x} ${Math.round(y)}`;
  });
  return png(`<svg xmlns="http://www.w3.org/2000/svg" width="1128" height="600" font-family="sans-serif">
    <rect width="1128" height="600" fill="#f7f4ea"/>
    <path d="M60 300 H1068" stroke="#b9b29c" stroke-width="2" stroke-dasharray="6 8"/>
    <path d="M${points.join(" L")}" fill="none" stroke="#1f6a63" stroke-width="7" stroke-linejoin="round"/>
    <text x="60" y="70" font-size="32" fill="#2c2a22">Predicted tide, meters over chart datum</text></svg>`);
}

const FRAMES = 16;

/** Water that rises and falls at a pier, as an animated WebP of 480 × 270. */
export async function risingTide(): Promise<Buffer> {
  const frames = Array.from({ length: FRAMES }, (_, frame) => {
    const level = Math.round(150 - Math.sin((frame / FRAMES) * Math.PI * 2) * 48);
    return png(`<svg xmlns="http://www.w3.org/2000/svg" width="480" height="270" font-family="sans-serif">
      <rect width="480" height="270" fill="#f7f4ea"/>
      <path d="M330 60 H480 V84 H330 Z M352 84 V270 M440 84 V270" fill="#8b7355" stroke="#8b7355" stroke-width="14"/>
      <path d="M0 ${level} Q60 ${level - 12} 120 ${level} T240 ${level} T360 ${level} T480 ${level} V270 H0 Z" fill="#1f6a63" opacity="0.85"/>
      <text x="24" y="44" font-size="22" fill="#2c2a22">${((222 - level) / 24).toFixed(1)} m</text></svg>`);
  });
  return sharp(await Promise.all(frames), { join: { animated: true } })
    .webp({ loop: 0, delay: Array<number>(FRAMES).fill(140), quality: 70 })
    .toBuffer();
}

/** The workspace's icon: a tern over the sea. */
export const ternIcon = () =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="256" height="256" fill="#1f5c54"/>
    <path d="M20 96 C70 70 100 92 128 132 C156 92 186 70 236 96 C196 92 164 112 134 164 L128 176 L122 164 C92 112 60 92 20 96 Z" fill="#f3ead2"/>
    <path d="M24 208 Q64 188 104 208 T184 208 T264 208" fill="none" stroke="#d9a93f" stroke-width="9"/></svg>`),
  )
    .webp()
    .toBuffer();

/** A short tune in place of a voice, as WAV (8 kHz, 8 bit), with the peaks of its waveform. */
export function tune(): { wav: Buffer; peaks: number[]; durationMs: number } {
  const rate = 8_000;
  const notes = [262, 330, 392, 330, 440, 392, 330, 294, 262];
  const length = Math.round(rate * 0.42);
  const samples = notes.flatMap((hertz, note) =>
    Array.from({ length }, (_, index) => {
      const fade = Math.min(1, index / 300) * (1 - index / length) ** 1.4;
      return Math.sin((2 * Math.PI * hertz * index) / rate) * fade * (note % 3 === 1 ? 0.85 : 0.6);
    }),
  );
  const data = Buffer.from(samples.map((sample) => Math.round(128 + sample * 120)));
  const header = Buffer.alloc(44);
  header.write("RIFF", 0);
  header.writeUInt32LE(36 + data.length, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write("data", 36);
  header.writeUInt32LE(data.length, 40);
  const bar = Math.ceil(samples.length / 48);
  const peaks = Array.from({ length: 48 }, (_, index) =>
    Math.round(Math.max(0, ...samples.slice(index * bar, (index + 1) * bar)) * 255),
  );
  return {
    wav: Buffer.concat([header, data]),
    peaks,
    durationMs: Math.round((samples.length / rate) * 1000),
  };
}
