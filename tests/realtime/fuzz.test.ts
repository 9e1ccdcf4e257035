import { setTimeout } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { endpoints } from "@/lib/composition/endpoints";
import { contractId } from "@/lib/http/contract-id";
import type { ErrorBody } from "@/lib/http/errors";
import { makeActor, makeSignedIn } from "../factories";
import { makeInput } from "../fuzz/cases";
import {
  describeFailures,
  type Failure,
  FUZZ,
  MAY_BE_UNAVAILABLE,
  makeOwn,
  samples,
  seedOf,
  thingsOf,
} from "../fuzz/run";
import { closeClients, connectSocket, type TestSocket } from "./clients";
import { type RealtimeNode, startNode } from "./node";

/** A socket that sends more than 300 events in a second is closed, or a frame of more than 256 KiB. */
const CALLS_OF_ONE = 200;
const MAX_LENGTH = 60_000;
const FAULTS = ["internal", "unavailable", "overloaded"];

const contracts = endpoints
  .map(({ contract }) => ({ id: contractId(contract), contract }))
  .filter(({ id, contract }) => contract.realtime && id.includes(FUZZ.only));

let node: RealtimeNode;
beforeAll(async () => {
  node = await startNode({ RATE_LIMIT_FACTOR: "1000000" });
});
afterEach(closeClients);
afterAll(() => node.kill());

/** Comes again where the node says so, as browsers do: other tests keep the machine busy. */
async function callRaw(
  socket: TestSocket,
  call: unknown,
  tries = 10,
): Promise<ErrorBody["error"] | undefined> {
  const { error } = (await socket
    .timeout(20_000)
    .emitWithAck("endpoint.call", call as never)) as Partial<ErrorBody>;
  if (error?.code !== "overloaded" || tries === 0) return error;
  await setTimeout(Number(error.details?.retryAfter) * 1_000);
  return callRaw(socket, call, tries - 1);
}

test("no operation breaks at anything that a socket sends", {
  timeout: 60_000 + FUZZ.cases * 20_000,
}, async () => {
  const foreign = await makeOwn(await makeSignedIn({ name: "Somebody else" }));
  const failures: Failure[] = [];
  for (const { id, contract } of contracts) {
    const person = await makeSignedIn({ name: "Fuzzer" });
    const things = thingsOf(await makeOwn(person), foreign);
    const actors = await Promise.all(
      Array.from({ length: Math.ceil(FUZZ.cases / CALLS_OF_ONE) }, () => makeActor(person)),
    );
    const sockets = await Promise.all(actors.map((actor) => connectSocket(node, actor)));
    const run = async (socket: TestSocket, first: number) => {
      for (let index = first; index < FUZZ.cases; index += sockets.length) {
        const seed = seedOf(id, index);
        const input = makeInput(contract, seed, things, samples.bodies[id]?.());
        if (JSON.stringify(input).length > MAX_LENGTH) continue;
        const error = await callRaw(socket, { id, ...input });
        if (!error || !FAULTS.includes(error.code)) continue;
        if (error.code === "unavailable" && MAY_BE_UNAVAILABLE.includes(id)) continue;
        failures.push({ operation: id, seed, answer: JSON.stringify(error), input });
      }
    };
    await Promise.all(sockets.map(run));
    closeClients();
  }
  expect(describeFailures(failures)).toBe("");
  expect(node.logs().filter(({ msg }) => msg === "internal error" || msg === "unhandled rejection")).toEqual(
    [],
  );
});
