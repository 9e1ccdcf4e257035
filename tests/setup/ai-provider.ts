import type { PictureAsk, PictureReply } from "@/lib/ai/demo/pictures";
import type { Ask, Reply } from "@/lib/ai/demo/plan";
import { type Received, startProviderServer } from "@/lib/ai/demo/server";

/**
 * A stand-in for every AI provider, spoken to over the wire: `${url}/v1` for OpenAI, Anthropic and compatible ones,
 * `${url}/v1beta` for Google. Models named fake-429-2, fake-cut-5 … fail as `replyByModel` says.
 */
export async function startAiProvider({ key = "" } = {}) {
  const asks: Received[] = [];
  const queue: Reply[] = [];
  const pictureAsks: PictureAsk[] = [];
  const pictures: PictureReply[] = [];
  let respond = (ask: Ask): Reply => ({ text: `You said: ${ask.prompt}` });
  let aborted = 0;
  const { url, stop } = await startProviderServer({
    key,
    models: ["fake-large", "fake-small"],
    reply: (ask) => {
      asks.push(ask);
      return queue.shift() ?? respond(ask);
    },
    picture: (ask) => {
      pictureAsks.push(ask);
      return { stepMs: 1, size: { width: 96, height: 64 }, ...pictures.shift() };
    },
    onAborted: () => {
      aborted += 1;
    },
  });
  return {
    url,
    /** Everything that was asked, in order, with the headers it came with. */
    asks,
    /** The same of pictures. What is drawn has 96 × 64 pixels, whatever was asked for. */
    pictureAsks,
    nextPictures: (...replies: PictureReply[]) => void pictures.push(...replies),
    /** How many answers ended early: a client left, or a fault cut them. */
    aborted: () => aborted,
    /** The next answers, in order; after them `respond` goes on. */
    next: (...replies: Reply[]) => void queue.push(...replies),
    respond: (how: (ask: Ask) => Reply) => {
      respond = how;
    },
    stop,
  };
}

export type AiProviderServer = Awaited<ReturnType<typeof startAiProvider>>;
