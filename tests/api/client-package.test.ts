import { expect, it } from "vitest";
import { clientOperations, clientTypes } from "@/lib/composition/client-package";

const folder = "../../packages/client";

// To write them anew after a change of the contracts: npm test -- api tests/api/client-package.test.ts -u
it("is generated from the contracts as they are", async () => {
  await expect(clientTypes()).toMatchFileSnapshot(`${folder}/operations.d.ts`);
  await expect(clientOperations()).toMatchFileSnapshot(`${folder}/operations.js`);
});
