import { z } from "zod";
import { Id, Timestamp } from "@/lib/http/schema";

/** How somebody signs in, beside passkeys. */
export const SignInMethods = z.object({
  hasPassword: z.boolean(),
  passkeys: z.int(),
  accounts: z.array(
    z.object({
      id: Id,
      label: z.string(),
      /** It lets them in as this instance is configured now. */
      isUsable: z.boolean(),
      createdAt: Timestamp,
    }),
  ),
  /** What can be added: providers that aren't linked yet. */
  linkable: z.array(z.object({ providerId: z.string(), label: z.string() })),
});
export type SignInMethods = z.output<typeof SignInMethods>;
