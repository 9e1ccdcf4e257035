import type { File } from "@/lib/generated/prisma/client";
import type { FileInfo } from "./schema";

export const toFileInfo = (file: File): FileInfo => ({
  id: file.id,
  name: file.name,
  type: file.type,
  size: Number(file.size),
  width: file.width,
  height: file.height,
  isAnimated: file.isAnimated,
  durationMs: file.durationMs,
  waveform: file.waveform && [...file.waveform],
  alt: file.alt,
  hasThumbnail: file.thumbnailKey !== null,
});
