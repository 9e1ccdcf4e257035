import { sealer } from "@/lib/auth/sealed";
import { env } from "@/lib/env";
import { AppError } from "@/lib/http/errors";

/** Seals the keys of providers, with a secret of their own. */
export const { seal, unseal } = sealer({
  purpose: "guildhall ai provider keys v1",
  secret: () => {
    const { AI_SECRET } = env();
    if (AI_SECRET) return AI_SECRET;
    throw new AppError(
      "unavailable",
      "Set AI_SECRET and restart: keys of AI providers are stored sealed with it.",
    );
  },
  changed: "AI_SECRET has changed since the provider’s key was entered. Enter the key again.",
  unreadable: "The provider’s stored key can’t be read. Enter the key again.",
});
