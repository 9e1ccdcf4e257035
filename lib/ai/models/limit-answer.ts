import type { LanguageModelV4Middleware, LanguageModelV4StreamPart } from "@ai-sdk/provider";
import { TooLarge } from "@/lib/net/guarded-stream";

/** Of one token, generously: the longest that tokenizers know are runs of spaces and signs. */
const MOST_CHARACTERS_PER_TOKEN = 16;
const SLACK = 4_096;

/** Ends an answer that is longer than the output tokens that it was asked for can be. */
export const limitAnswer: LanguageModelV4Middleware = {
  specificationVersion: "v4",
  wrapStream: async ({ doStream, params }) => {
    const result = await doStream();
    const { maxOutputTokens } = params;
    if (!maxOutputTokens) return result;
    let left = maxOutputTokens * MOST_CHARACTERS_PER_TOKEN + SLACK;
    const limit = new TransformStream<LanguageModelV4StreamPart, LanguageModelV4StreamPart>({
      transform(part, controller) {
        if (!("delta" in part)) return controller.enqueue(part);
        const delta = part.delta.slice(0, left);
        left -= part.delta.length;
        if (delta) controller.enqueue({ ...part, delta });
        if (left >= 0) return;
        // Not by an error of the stream: that would drop what wasn't read yet.
        controller.enqueue({ type: "error", error: new TooLarge("the answer is too large") });
        controller.terminate();
      },
    });
    return { ...result, stream: result.stream.pipeThrough(limit) };
  },
};
