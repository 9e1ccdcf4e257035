import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { env } from "@/lib/env";
import { AppError } from "@/lib/http/errors";

const VERSION = "v1";
const IV_BYTES = 12;

/** A key for this use, and a name for it by which a text says what sealed it. */
function derive() {
  const { AI_SECRET } = env();
  if (!AI_SECRET)
    throw new AppError(
      "unavailable",
      "Set AI_SECRET and restart: keys of AI providers are stored sealed with it.",
    );
  const bytes = Buffer.from(hkdfSync("sha256", AI_SECRET, "", "guildhall ai provider keys v1", 36));
  return { key: bytes.subarray(0, 32), id: bytes.subarray(32).toString("base64url") };
}

/**
 * Seals a provider's key with AES-256-GCM under a key that is derived from AI_SECRET. It opens only for the same
 * `owner`, so that a row's sealed key is worth nothing in another row.
 */
export function seal(text: string, owner: string): string {
  const { key, id } = derive();
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  cipher.setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  const parts = [iv, cipher.getAuthTag(), sealed].map((part) => part.toString("base64url"));
  return [VERSION, id, ...parts].join(".");
}

/** @throws AppError unavailable where it was changed, or sealed with another AI_SECRET or for another owner */
export function unseal(sealed: string, owner: string): string {
  const { key, id } = derive();
  const [version, sealedWith, iv = "", tag = "", text = ""] = sealed.split(".");
  if (version !== VERSION || sealedWith !== id)
    throw new AppError(
      "unavailable",
      "AI_SECRET has changed since the provider’s key was entered. Enter the key again.",
    );
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(iv, "base64url"), {
      authTagLength: 16,
    });
    decipher.setAAD(Buffer.from(owner));
    decipher.setAuthTag(Buffer.from(tag, "base64url"));
    return Buffer.concat([decipher.update(Buffer.from(text, "base64url")), decipher.final()]).toString(
      "utf8",
    );
  } catch {
    throw new AppError("unavailable", "The provider’s stored key can’t be read. Enter the key again.");
  }
}
