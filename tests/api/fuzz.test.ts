import { afterAll, beforeAll, expect, it } from "vitest";
import { endpoints } from "@/lib/composition/endpoints";
import { db } from "@/lib/db";
import type { Contract } from "@/lib/http/contract";
import { contractId } from "@/lib/http/contract-id";
import { makeSession, makeSignedIn, type SignedIn } from "@/tests/factories";
import { makeInput, type Things } from "@/tests/fuzz/cases";
import { LONG_ARRAY } from "@/tests/fuzz/hostile";
import {
  describeFailures,
  type Failure,
  FUZZ,
  MAY_BE_UNAVAILABLE,
  makeOwn,
  samples,
  seedOf,
  thingsOf,
} from "@/tests/fuzz/run";
import { liftLimits } from "@/tests/setup/lift-limits";
import { requestRaw } from "@/tests/setup/request";

/** Cases of an operation that run at once. */
const AT_ONCE = 8;
/** A deletion leaves nothing to name; new things come after so many cases. */
const THINGS_LAST = 50;

const contracts = endpoints
  .map(({ contract }) => ({ id: contractId(contract), contract }))
  .filter(({ id }) => id.includes(FUZZ.only));

let foreign: Record<string, string>;
liftLimits();
beforeAll(async () => {
  foreign = await makeOwn(await makeSignedIn({ name: "Somebody else" }));
});
// Other files of this worker have the same database.
afterAll(() => db().instanceSetting.deleteMany());

async function makeCaller() {
  const person = await makeSignedIn({ name: "Fuzzer" });
  await db().user.update({ where: { id: person.id }, data: { instanceRole: "ADMIN" } });
  return { person, things: thingsOf(await makeOwn(person), foreign) };
}

async function tryCase(contract: Contract, seed: number, person: SignedIn, things: Things) {
  const id = contractId(contract);
  const input = makeInput(contract, seed, things, samples.bodies[id]?.());
  // It may have signed itself out.
  const { cookie } = await makeSession(person.id);
  const response = await requestRaw({ cookie }, contract, wellFormed(input));
  const text = await response.text();
  const isError = response.status >= 400;
  const isShaped = !isError || (JSON.parse(text).error?.code && response.headers.has("x-request-id"));
  if ((response.status < 500 || MAY_BE_UNAVAILABLE.includes(id)) && isShaped) return null;
  return { operation: id, seed, answer: `${response.status} ${text.slice(0, 200)}`, input };
}

/** Addresses have no halves of characters; bodies have. */
const wellFormed = <T extends { params: object }>(input: T): T => ({
  ...input,
  params: Object.fromEntries(
    Object.entries(input.params).map(([name, value]) => [name, String(value ?? "").toWellFormed()]),
  ),
});

it.each(contracts)(
  "$id breaks at nothing that it is sent",
  async ({ id, contract }) => {
    const failures: Failure[] = [];
    for (let done = 0; done < FUZZ.cases; done += THINGS_LAST) {
      const { person, things } = await makeCaller();
      const indexes = Array.from({ length: Math.min(THINGS_LAST, FUZZ.cases - done) }, (_, i) => done + i);
      for (let at = 0; at < indexes.length; at += AT_ONCE) {
        const batch = indexes.slice(at, at + AT_ONCE);
        const found = await Promise.all(
          batch.map((index) => tryCase(contract, seedOf(id, index), person, things)),
        );
        failures.push(...found.filter((one) => one !== null));
      }
    }
    expect(describeFailures(failures)).toBe("");
  },
  20_000 + FUZZ.cases * 500,
);

it("nothing breaks at a body longer than the stack", async () => {
  const { person } = await makeCaller();
  const broken = [];
  for (const { id, contract } of contracts.filter((one) => one.contract.method !== "GET")) {
    const { cookie } = await makeSession(person.id);
    for (const body of [LONG_ARRAY, { surprise: LONG_ARRAY }]) {
      const response = await requestRaw({ cookie }, contract, { body });
      if (response.status >= 500) broken.push(`${id}: ${response.status}`);
    }
  }
  expect(broken).toEqual([]);
}, 60_000);
