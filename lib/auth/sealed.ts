import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { env } from "@/lib/env";
import { AppError } from "@/lib/http/errors";

const VERSION = "v1";
const IV_BYTES = 12;

type Use = {
  /** Names the use, so that a text sealed for one opens in no other. Changing it makes what is stored unreadable. */
  purpose: string;
  /** AUTH_SECRET where none is given. */
  secret?: () => string;
  /** For the person, where the secret has changed since. */
  changed: string;
  /** For the person, where the text can't be opened otherwise. */
  unreadable: string;
};

/**
 * Seals what must be readable again with AES-256-GCM, under a key derived from a secret of the environment. What needn't
 * be readable (tokens, codes) is stored as a hash.
 */
export function sealer({ purpose, secret = () => env().AUTH_SECRET, changed, unreadable }: Use) {
  /** A key for this use, and a name for it by which a text says what sealed it. */
  const derive = () => {
    const bytes = Buffer.from(hkdfSync("sha256", secret(), "", purpose, 36));
    return { key: bytes.subarray(0, 32), id: bytes.subarray(32).toString("base64url") };
  };
  return {
    /** It opens only for the same `owner`, so that a row's sealed text is worth nothing in another row. */
    seal(text: string, owner: string): string {
      const { key, id } = derive();
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, iv);
      cipher.setAAD(Buffer.from(owner));
      const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      const parts = [iv, cipher.getAuthTag(), sealed].map((part) => part.toString("base64url"));
      return [VERSION, id, ...parts].join(".");
    },
    /** @throws AppError unavailable where it was changed, or sealed with another secret or for another owner */
    unseal(sealed: string, owner: string): string {
      const { key, id } = derive();
      const [version, sealedWith, iv = "", tag = "", text = ""] = sealed.split(".");
      if (version !== VERSION || sealedWith !== id) throw new AppError("unavailable", changed);
      try {
        const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(iv, "base64url"), {
          authTagLength: 16,
        });
        decipher.setAAD(Buffer.from(owner));
        decipher.setAuthTag(Buffer.from(tag, "base64url"));
        const parts = [decipher.update(Buffer.from(text, "base64url")), decipher.final()];
        return Buffer.concat(parts).toString("utf8");
      } catch {
        throw new AppError("unavailable", unreadable);
      }
    },
  };
}
