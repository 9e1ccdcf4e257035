import type { FilePurpose } from "@/lib/generated/prisma/enums";
import { PICTURE_TYPES } from "../limits";
import { isArchive } from "../purposes";

/** Media that browsers play; everything else that could hold script is only ever downloaded. */
const PLAYABLE = /^(audio|video)\/(mpeg|mp4|ogg|webm|wav|x-wav|vnd\.wave|flac|x-flac|aac|x-m4a|quicktime)$/;

const isInline = (type: string) => PICTURE_TYPES.includes(type) || PLAYABLE.test(type);

type Content = { name: string; type: string; purpose?: FilePurpose };

/**
 * Headers for bytes that somebody uploaded. Pictures, sound and video show in place; anything else is a download of
 * no type, so that HTML and SVG never run in our origin; whatever it is, the browser treats it as a sandbox.
 */
export function contentHeaders({ name, type, purpose }: Content, download: boolean) {
  const inline = isInline(type) && !download;
  return {
    "content-type": isInline(type) ? type : "application/octet-stream",
    "content-disposition": disposition(inline ? "inline" : "attachment", name),
    "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "cache-control": purpose && isArchive(purpose) ? "no-store" : "private, max-age=1200, immutable",
  };
}

/** Names beyond ASCII as RFC 6266 has them, with a plain one for old clients. */
export function disposition(kind: "inline" | "attachment", name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
