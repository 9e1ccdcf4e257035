import { db } from "@/lib/db";
import type { Samples } from "@/tests/setup/samples";

const answer = { id: "AA", rawId: "AA", type: "public-key", clientExtensionResults: {} };

export const samples: Samples = {
  bodies: {
    "POST /api/auth/passkeys": () => ({
      name: "Laptop",
      answer: { ...answer, response: { clientDataJSON: "e30", attestationObject: "AA" } },
    }),
    "PATCH /api/auth/passkeys/{passkeyId}": () => ({ name: "Laptop" }),
    "POST /api/auth/passkeys/sign-in": () => ({
      answer: { ...answer, response: { clientDataJSON: "e30", authenticatorData: "AA", signature: "AA" } },
    }),
  },
  foreign: async ({ owner, workspace }) => {
    const data = { userId: owner.id, credentialId: workspace.id, publicKey: Buffer.from("key"), counter: 0 };
    const { id } = await db().passkey.create({ data: { ...data, isSynced: false, name: "Laptop" } });
    return { passkeyId: id };
  },
};
