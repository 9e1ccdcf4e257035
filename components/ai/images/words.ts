import type { AiImage, ImageModel } from "@/lib/ai/images/schema";

/** Width by height; null where the model decides. */
export function ratioOf(size: string): number | null {
  const [, across, down] = /^(\d+)[x:](\d+)$/.exec(size) ?? [];
  return across && down ? Number(across) / Number(down) : null;
}

/** “Landscape, 1536 × 1024” */
export function sizeLabel(size: string): string {
  const ratio = ratioOf(size);
  if (ratio === null) return size === "auto" ? "As it fits" : size;
  const shape = ratio > 1 ? "Landscape" : ratio < 1 ? "Portrait" : "Square";
  return `${shape}, ${size.replace("x", " × ")}`;
}

const QUALITIES: Record<string, string> = { auto: "As it fits", hd: "High" };
export const qualityLabel = (quality: string) =>
  QUALITIES[quality] ?? quality.charAt(0).toUpperCase() + quality.slice(1);

const MICROS = 1_000_000;

export function modelLabel({ label, providerName, pictureMicros, isUp, isDemo }: ImageModel): string {
  const price =
    pictureMicros &&
    `${(pictureMicros / MICROS).toLocaleString("en-US", { style: "currency", currency: "USD", maximumFractionDigits: 3 })} each`;
  return [label, !isDemo && providerName, price, !isUp && "not reachable"].filter(Boolean).join(" · ");
}

const count = (pictures: number) => (pictures === 1 ? "1 picture" : `${pictures} pictures`);

/** What a screen reader hears while pictures are made: a change at each quarter at most. */
export function stateText({ finish, progress, pictures, error }: AiImage): string {
  if (!finish) {
    const quarter = Math.floor(progress / 25) * 25;
    return quarter > 0 ? `${quarter}% done` : "The pictures are being made";
  }
  if (finish === "STOPPED")
    return pictures.length > 0 ? `Stopped. ${count(pictures.length)} ready` : "Stopped";
  // Errors are told as alerts.
  return error ? "" : `${count(pictures.length)} ready`;
}
