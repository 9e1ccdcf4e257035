import "./events";
import { transaction } from "@/lib/db";
import { removeFiles } from "@/lib/files/remove/service";
import { Prisma } from "@/lib/generated/prisma/client";
import { isDatabaseTemporary } from "@/lib/http/describe-error";
import { newId } from "@/lib/new-id";
import { type Failure, failureOf } from "../models/failure";
import type { MadePicture } from "../models/images/types";
import { isHeld } from "../runs/hold";
import type { PurposeRun, Work } from "../runs/purpose";
import { withRetry } from "../runs/retry";
import { reservedInput, tokensOfChars } from "../usage/cost";
import {
  type Reservation,
  reserveCall,
  type Settlement,
  settleCall,
  settleCallIn,
  warnOf,
} from "../usage/ledger";
import { holdImage } from "./access";
import { checkedPicture, storePicture } from "./made";
import type { ResolvedImageModel } from "./models";
import { type ImageRow, publishImage } from "./presenter";
import type { Progress } from "./progress";

type Given = {
  run: PurposeRun;
  work: Work;
  image: ImageRow;
  model: ResolvedImageModel;
  source: Uint8Array<ArrayBuffer> | null;
  position: number;
  progress: Progress;
};

/** The most that a picture of gpt-image takes, of the best quality, with the partial ones. */
const MOST_PICTURE_TOKENS = 8_000;
/** Of a picture that is varied. */
const SOURCE_TOKENS = 1_600;

const NOTHING = { input: 0, cached: 0, output: 0, reasoning: 0 };

/**
 * Makes one picture, stores it, and settles its call in the same transaction: it is paid if and only if it is there.
 * What fails or is stopped before costs nothing.
 */
export async function makeOne(given: Given): Promise<void> {
  const { run, work, model, image, position, progress } = given;
  const reservation = await reserve(given);
  const started = performance.now();
  const settled = { isEstimated: false, firstTokenMs: null as number | null };
  const ended = () => ({ ...settled, durationMs: Math.round(performance.now() - started) });
  try {
    const made = await call(given, () => {
      settled.firstTokenMs ??= Math.round(performance.now() - started);
    });
    const picture = await checkedPicture(made.bytes).catch(failAsProvider);
    const { id: fileId } = await storePicture(picture, { ownerId: run.userId, prompt: image.prompt });
    progress.finish(position);
    const settlement = paid(made, model, ended());
    await withRetry(() => keep(given, { fileId, reservation, settlement }));
    await warnOf(reservation, settlement);
  } catch (error) {
    const isStopped = work.signal.aborted;
    const errorCode = isStopped ? null : failureOfPicture(error).code;
    const status = isStopped ? ("STOPPED" as const) : ("FAILED" as const);
    await withRetry(() => settleCall(reservation, { ...ended(), status, tokens: NOTHING, errorCode }));
    throw error;
  }
}

function reserve({ run, work, model, image, source, position }: Given): Promise<Reservation> {
  const call = {
    ...{ purpose: "image", runId: run.id, attempt: run.attempt, step: position, sessionId: null, model },
    ...{ userId: run.userId, workspaceId: run.workspaceId, pictures: 1 },
    inputTokens: reservedInput(tokensOfChars(image.prompt.length) + (source ? SOURCE_TOKENS : 0)),
    maxOutputTokens: MOST_PICTURE_TOKENS,
  };
  const id = newId();
  work.signal.throwIfAborted();
  return withRetry(() => reserveCall(call, id));
}

/** What the provider did wrong; apart from what fails here, since a broken connection has the same code as the database's. */
class ProviderFailed extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code);
  }
}

function failAsProvider(error: unknown): never {
  throw new ProviderFailed(failureOf(error));
}

/** @throws the error where it is the database's, which comes back */
export function failureOfPicture(error: unknown): Failure {
  if (error instanceof ProviderFailed) return error.failure;
  if (isDatabaseTemporary(error)) throw error;
  return failureOf(error);
}

/** A provider that tells nothing for too long has stalled. */
async function call({ work, model, image, source, position, progress }: Given, onFirst: () => void) {
  const stalled = new AbortController();
  const expire = () => stalled.abort(new DOMException("stalled", "TimeoutError"));
  const timer = setTimeout(expire, work.times.pictureMs);
  const { prompt, size, quality, style } = image;
  try {
    return await model.protocol.makePicture(model.connection, model.name, {
      ...{ prompt, size, quality, style, source },
      signal: AbortSignal.any([work.signal, stalled.signal]),
      onProgress: (share, partial) => {
        timer.refresh();
        onFirst();
        if (!work.signal.aborted) progress.report(position, share, partial);
      },
    });
  } catch (error) {
    // Each library has an error of its own for it.
    return failAsProvider(stalled.signal.aborted ? stalled.signal.reason : error);
  } finally {
    clearTimeout(timer);
  }
}

function paid({ usage }: MadePicture, { price }: ResolvedImageModel, ended: Ended): Settlement {
  const tokens = { ...NOTHING, ...usage, pictures: 1 };
  // Charged by tokens, and the provider tells none: what a picture usually takes.
  const isEstimated = !usage && price !== null && price.picture === undefined;
  const estimate = isEstimated && { output: USUAL_PICTURE_TOKENS };
  return { ...ended, status: "DONE", tokens: { ...tokens, ...estimate }, isEstimated, errorCode: null };
}

const USUAL_PICTURE_TOKENS = 1_100;
type Ended = Pick<Settlement, "firstTokenMs" | "durationMs" | "isEstimated">;

type Kept = { fileId: string; reservation: Reservation; settlement: Settlement };

async function keep(
  { work, image, position, progress }: Given,
  { fileId, reservation, settlement }: Kept,
): Promise<void> {
  const isKept = await transaction(async (tx) => {
    if (!((await isHeld(tx, work.holder)) && (await holdImage(tx, image.id)))) {
      await removeFiles(tx, { id: fileId });
      return false;
    }
    await tx.file.update({ where: { id: fileId }, data: { status: "READY" } });
    await tx.aiImageFile.create({ data: { imageId: image.id, position, fileId } });
    await settleCallIn(tx, reservation, settlement);
    const data = { progress: progress.percent(), preview: Prisma.DbNull };
    await tx.aiImage.update({ where: { id: image.id }, data });
    await publishImage(tx, image.id);
    return true;
  });
  if (!isKept) throw new Error("the run is another worker's, or the request was deleted");
}
