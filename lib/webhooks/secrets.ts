import { sealer } from "@/lib/auth/sealed";

/** Secrets of webhooks, each sealed for its webhook's id. */
export const { seal, unseal } = sealer({
  purpose: "guildhall webhook secrets v1",
  changed: "AUTH_SECRET has changed since the webhook’s secret was made. Rotate it.",
  unreadable: "The webhook’s stored secret can’t be read. Rotate it.",
});
