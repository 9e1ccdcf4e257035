import path from "node:path";
import { AppError } from "@/lib/http/errors";

const MAX_SECONDS = 30;
const MAX_MEMORY_MB = 512;
const LOOK_MS = 100;

type Isolated = {
  /** A script that isn't bundled, below the folder that the server runs in; so no bundler may see how it is started. */
  script: readonly string[];
  data: unknown;
  /** What the file is called, in a sentence of refusal. */
  word: string;
  maxMemoryMb?: number;
  maxSeconds?: number;
};

/**
 * Runs a parser of files that anybody made in a thread of its own, which is ended where it takes too long or too much.
 * @throws AppError too_large, invalid_input where it fails
 */
export function runIsolated<T>(given: Isolated): Promise<T> {
  const { script, data, word, maxMemoryMb = MAX_MEMORY_MB, maxSeconds = MAX_SECONDS } = given;
  const { Worker } = process.getBuiltinModule("node:worker_threads");
  const tooLarge = new AppError("too_large", `This ${word} is too large to be read. Make several of it.`);
  return new Promise<T>((resolve, reject) => {
    const worker = new Worker(path.join(process.cwd(), ...script), {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: maxMemoryMb },
    });
    const end = (reason: AppError) => {
      reject(reason);
      void worker.terminate();
    };
    const timer = setTimeout(
      () => end(new AppError("too_large", `This ${word} takes too long to read. Make several of it.`)),
      maxSeconds * 1_000,
    );
    // Bytes outside of the heap count in no limit of a thread.
    const look = setInterval(async () => {
      const heap = await worker.getHeapStatistics().catch(() => null);
      if (heap && heap.external_memory > maxMemoryMb * 1024 * 1024) end(tooLarge);
    }, LOOK_MS);
    worker.once("message", resolve);
    worker.once("error", (error: Error & { code?: string }) =>
      reject(
        error.code === "ERR_WORKER_OUT_OF_MEMORY"
          ? tooLarge
          : new AppError("invalid_input", `This ${word} can’t be read. It may be damaged.`),
      ),
    );
    worker.once("exit", () => {
      clearTimeout(timer);
      clearInterval(look);
      // After a message or an error it changes nothing.
      reject(new AppError("invalid_input", `This ${word} can’t be read. It may be damaged.`));
    });
  });
}
