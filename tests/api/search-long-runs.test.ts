import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { createMessageContract } from "@/lib/messages/contract";
import { searchContract } from "@/lib/search/contract";
import { fold } from "@/lib/search/text/fold";
import { writeDocument } from "@/tests/documents";
import { makeChannel } from "@/tests/factories";
import { ada, ben, channelId, makePair, workspace } from "@/tests/pair";
import { send } from "@/tests/setup/request";

/** Generous: normalizing in quadratic time takes hundreds of times as long as reading letters. */
const MAX_RATIO = 20;
const letters = (length: number) => "абвгд ".repeat(length / 6);
/** Combining characters, none in its canonical place. */
const marks = (length: number) => "\u0301\u0327\u302A\u3099".repeat(length / 4);

beforeEach(makePair);

const found = async (q: string) => {
  const { items } = await send(ben, searchContract, { query: { q } });
  return items.map(({ type, snippet }) => [type, snippet.find(({ isMatch }) => isMatch)?.text]);
};

async function took(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

it("stores and finds a message of combining characters about as fast as one of letters", async () => {
  const storeAndFind = (word: string, rest: string) =>
    took(async () => {
      const body = { nonce: randomUUID(), body: `${word} a${rest}` };
      await send(ada, createMessageContract, { params: { channelId }, body });
      expect(await found(word)).toEqual([["message", word]]);
    });
  await storeAndFind("vxwarm", "");
  const plain = await storeAndFind("vxplain", letters(9_900));
  expect(await storeAndFind("vxmarks", marks(9_900))).toBeLessThan(plain * MAX_RATIO);
});

it("stores and finds a document of combining characters about as fast as one of letters", async () => {
  const storeAndFind = async (word: string, rest: string) => {
    const plan = await makeChannel(workspace, { name: "Plan", type: "DOC" });
    return took(async () => {
      await writeDocument(plan, ada, `${word} a${rest}`);
      expect(await found(word)).toEqual([["document", word]]);
    });
  };
  await storeAndFind("vxwarm", "");
  const plain = await storeAndFind("vxplain", letters(100_000));
  expect(await storeAndFind("vxmarks", marks(100_000))).toBeLessThan(plain * MAX_RATIO);
});

it("folds combining characters about as fast as letters", async () => {
  const fastest = async (text: string) => {
    const times: number[] = [];
    for (let n = 0; n < 3; n += 1) times.push(await took(() => fold(text)));
    return Math.min(...times);
  };
  expect(await fastest(marks(300_000))).toBeLessThan((await fastest(letters(300_000))) * MAX_RATIO);
});
