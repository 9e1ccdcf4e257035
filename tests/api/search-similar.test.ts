import pg from "pg";
import { beforeEach, expect, it } from "vitest";
import { searchContract } from "@/lib/search/contract";
import {
  addMember,
  makeChannel,
  makeMessage,
  makeMessages,
  makeSignedIn,
  makeWorkspace,
  type SignedIn,
} from "@/tests/factories";
import { countQueries } from "@/tests/setup/count-queries";
import { send } from "@/tests/setup/request";

let ada: SignedIn;
let ben: SignedIn;
let open: { id: string };

beforeEach(async () => {
  ada = await makeSignedIn();
  ben = await makeSignedIn();
  const workspace = await makeWorkspace(ada);
  await addMember(workspace, ben);
  open = await makeChannel(workspace);
});

const search = (who: SignedIn, q: string) => send(who, searchContract, { query: { q } });

it("ignores case beyond ASCII, and helps with typing errors only where nothing has the word", async () => {
  await makeMessages(open, ada, 2, (n) => ["Did you receive the invoice?", "ÜBERRASCHUNG"][n]!);
  expect(await search(ben, "überraschung")).toMatchObject({
    isApproximate: false,
    items: [{ type: "message", snippet: [{ text: "ÜBERRASCHUNG" }] }],
  });
  expect(await search(ben, "recieve")).toMatchObject({ isApproximate: true, items: [{ type: "message" }] });
  expect(await search(ben, "receive")).toMatchObject({ isApproximate: false, items: [{ type: "message" }] });
  expect((await search(ben, "giraffe")).items).toEqual([]);
});

it("looks for similar words in the person's own messages, and only for words", async () => {
  const owner = await makeSignedIn();
  const elsewhere = await makeWorkspace(owner);
  const long = "lorem ipsum dolor sit amet ".repeat(370);
  await makeMessages(await makeChannel(elsewhere), ada, 150, (n) => `${long}${n}`);
  await makeMessage(open, ada, "Did you receive the invoice?");
  expect((await search(ben, "recieve")).isApproximate).toBe(true);
  /** The fastest of three: a busy machine makes any one slow. */
  const took = async (who: SignedIn, q: string) => {
    const times: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      const started = performance.now();
      expect((await search(who, q)).items).toEqual([]);
      times.push(performance.now() - started);
    }
    return Math.min(...times);
  };
  // All messages of the instance would take as long as those of their owner, where none is similar either.
  expect(await took(ben, "loren")).toBeLessThan((await took(owner, "giraffe")) / 2);
  const few = await countQueries(() => search(ben, "recieve"));
  expect(await countQueries(() => search(ben, "a@b.c"))).toBeLessThan(few);
});

it("doesn't wait for similar words behind several others who do", async () => {
  await makeMessage(open, ada, "Did you receive the invoice?");
  const gate = Promise.withResolvers<void>();
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function held(this: pg.Client, ...args: unknown[]) {
    const run = () => Reflect.apply(original, this, args);
    const { text } = args[0] as { text?: string };
    return text?.startsWith("BEGIN READ ONLY; SET LOCAL") ? gate.promise.then(run) : run();
  } as typeof original;
  try {
    const searches = Array.from({ length: 5 }, () => search(ben, "recieve"));
    expect(await Promise.race(searches)).toMatchObject({ isApproximate: false, items: [] });
    gate.resolve();
    const found = await Promise.all(searches);
    expect(found.filter(({ isApproximate }) => isApproximate)).toHaveLength(4);
  } finally {
    gate.resolve();
    pg.Client.prototype.query = original;
  }
});
