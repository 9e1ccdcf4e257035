import { db } from "@/lib/db";
import { accessFile } from "@/lib/files/access";
import { pngInside } from "@/lib/files/image";
import { AppError, notFound } from "@/lib/http/errors";
import { log } from "@/lib/log";
import { storage } from "@/lib/storage/storage";
import { accessWorkspace } from "@/lib/workspaces/access";
import { type Failure, failure } from "../models/failure";
import type { PurposeRun, Work, WorkEnd } from "../runs/purpose";
import { withRetry } from "../runs/retry";
import { failureOfPicture, makeOne } from "./make-one";
import { resolveImageModel } from "./models";
import { IMAGE_FIELDS, type ImageRow } from "./presenter";
import { progressOf } from "./progress";

/** Larger sources tell a model no more. */
const SOURCE_SIDE = 1_024;

/**
 * Makes the pictures that a request hasn't got yet, with a call for each: what is finished stays, whatever happens to
 * the others, to the worker or to the budget.
 */
export async function performImage(run: PurposeRun, work: Work): Promise<WorkEnd> {
  const image = await requestOf(run.id);
  // With the rights that the person has by now.
  await accessWorkspace({ userId: run.userId }, run.workspaceId, "workspace.read");
  const model = await withRetry(() => resolveImageModel(run.modelId));
  const source = image.sourceFileId ? await sourceOf(run.userId, image.sourceFileId) : null;
  if (image.isVariation && !source)
    throw new AppError("unavailable", "The picture to vary was deleted. Choose another one.");

  const made = new Set(image.pictures.map(({ position }) => position));
  const open = Array.from({ length: image.count }, (_, at) => at).filter((at) => !made.has(at));
  const progress = progressOf({ ...image, done: made.size }, work.holder);
  let failed: Failure | null = null;

  async function makeNext() {
    for (let position = open.shift(); position !== undefined; position = open.shift()) {
      if (failed || work.signal.aborted) return;
      try {
        await makeOne({ run, work, image, model, source, position, progress });
        made.add(position);
      } catch (error) {
        if (work.signal.aborted) return;
        failed ??= known(error, run.id);
      }
    }
  }
  await Promise.all(Array.from({ length: model.protocol.parallel }, makeNext));
  await progress.settled();
  if (!failed) return { finish: "DONE", error: null };
  return { finish: made.size > 0 ? "DONE" : "FAILED", error: shown(failed, made.size, image.count) };
}

async function requestOf(runId: string): Promise<ImageRow> {
  const image = await db().aiImage.findUnique({ where: { runId }, select: IMAGE_FIELDS });
  if (!image) throw notFound("picture");
  return image;
}

function known(error: unknown, runId: string): Failure {
  const found = failureOfPicture(error);
  if (found.code !== "failed") return found;
  const { name, code } = error as { name?: string; code?: string };
  log.warn({ run: runId, name, code }, "a picture could not be made");
  return { ...failure("failed"), message: "The model couldn’t make this picture. Try again." };
}

function shown({ code, message }: Failure, made: number, count: number): { code: string; message: string } {
  return { code, message: made > 0 ? `${made} of ${count} were made. ${message}` : message };
}

async function sourceOf(userId: string, fileId: string): Promise<Uint8Array<ArrayBuffer>> {
  const { storageKey } = await accessFile({ userId }, fileId);
  const bytes = await new Response(await storage().read(storageKey)).arrayBuffer();
  const png = await pngInside(new Uint8Array(bytes), SOURCE_SIDE).catch(() => null);
  if (!png) throw new AppError("invalid_input", "The picture to vary can’t be opened. Choose another one.");
  return new Uint8Array(png);
}
