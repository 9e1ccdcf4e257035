import { db } from "@/lib/db";
import { tokensOfChars } from "./cost";
import { settleCall } from "./ledger";

type Open = { id: string; price: unknown; inputTokens: number };

const priceOf = (json: unknown) => {
  const price = json as { input: number; cached: number; output: number; picture?: number } | null;
  return (
    price && {
      ...{ input: BigInt(price.input), cached: BigInt(price.cached), output: BigInt(price.output) },
      ...(price.picture !== undefined && { picture: BigInt(price.picture) }),
    }
  );
};

const settle = ({ id, price, inputTokens }: Open, output: number) =>
  settleCall(
    { id, price: priceOf(price) },
    {
      status: "EXPIRED",
      tokens: { input: inputTokens, cached: 0, output, reasoning: 0 },
      isEstimated: true,
      firstTokenMs: null,
      durationMs: null,
      errorCode: "interrupted",
    },
  );

const fields = { id: true, price: true, inputTokens: true } as const;

/** Settles the call that a worker left open when it died, by what it had written. Charged as nothing before that. */
export async function settleInterrupted(runId: string, attempt: number, chars: number): Promise<void> {
  const open = await db().aiCall.findMany({
    where: { runId, status: "RESERVED", attempt: { lte: attempt } },
    select: fields,
  });
  for (const call of open) await settle(chars > 0 ? call : { ...call, inputTokens: 0 }, tokensOfChars(chars));
}

const BATCH = 200;

/** Settles reservations that nobody settled, by their prompt: whether they got an answer isn't known. */
export async function settleExpired(): Promise<void> {
  for (;;) {
    const open = await db().aiCall.findMany({
      where: { status: "RESERVED", expiresAt: { lt: new Date() } },
      select: fields,
      take: BATCH,
    });
    for (const call of open) await settle(call, 0);
    if (open.length < BATCH) return;
  }
}
