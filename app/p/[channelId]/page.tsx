import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { PublicBoard } from "@/components/public-channels/public-board";
import { PublicDocument } from "@/components/public-channels/public-document";
import { PublicMessage } from "@/components/public-channels/public-message";
import { ChannelIcon } from "@/components/shell/channel-icon";
import { Wordmark } from "@/components/shell/wordmark";
import { cn } from "@/components/ui/cn";
import { CHANNEL_TYPES, hasColumns } from "@/lib/channels/types";
import { AppError } from "@/lib/http/errors";
import { readPublicDocument } from "@/lib/public-channels/document";
import { publicPath } from "@/lib/public-channels/path";
import {
  type PublicChannelPage,
  PublicChannelParams,
  PublicChannelQuery,
} from "@/lib/public-channels/schema";
import { getPublicChannel } from "@/lib/public-channels/service";

type Props = {
  params: Promise<{ channelId: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
};

/** What isn't public is not found. How often anyone may ask is up to the middleware. */
const loadPage = cache(async (channelId: string, before: string): Promise<PublicChannelPage> => {
  const id = PublicChannelParams.safeParse({ channelId });
  const query = PublicChannelQuery.safeParse(before ? { before } : {});
  if (!id.success || !query.success) notFound();
  try {
    return await getPublicChannel(channelId, query.data.before);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
});

const load = async ({ params, searchParams }: Props) =>
  loadPage((await params).channelId, String((await searchParams).before ?? ""));

export async function generateMetadata(props: Props): Promise<Metadata> {
  const channel = await load(props);
  return {
    title: channel.name,
    description: channel.topic || undefined,
    robots: channel.isIndexed ? undefined : { index: false, follow: false },
  };
}

export default async function Page(props: Props) {
  const channel = await load(props);
  const isDocument = CHANNEL_TYPES[channel.type].documentKind !== null;
  const isBoard = hasColumns(channel.type);
  return (
    <div className="min-h-dvh bg-surface">
      <div
        className={cn("mx-auto flex min-h-dvh flex-col px-4 sm:px-6", isBoard ? "max-w-6xl" : "max-w-3xl")}
      >
        <header className="border-line border-b pt-8 pb-5">
          <h1 className="flex items-center gap-2 font-display text-2xl [overflow-wrap:anywhere]">
            <ChannelIcon type={channel.type} className="size-5 text-muted" />
            {channel.name}
          </h1>
          {channel.topic && <p className="mt-1 text-muted [overflow-wrap:anywhere]">{channel.topic}</p>}
        </header>
        <main className="flex-1 py-4">
          {isDocument && (
            <PublicDocument channelId={channel.id} content={await readPublicDocument(channel.id)} />
          )}
          {isBoard && <PublicBoard columns={channel.columns} />}
          {!isDocument && !isBoard && <Messages channel={channel} />}
        </main>
        <footer className="flex flex-wrap items-center justify-between gap-3 border-line border-t py-5 text-muted text-sm">
          <span>Anyone with this link can read this page. It can’t be changed here.</span>
          <Wordmark />
        </footer>
      </div>
    </div>
  );
}

function Messages({ channel: { id, messages, earlier } }: { channel: PublicChannelPage }) {
  return (
    <>
      {earlier !== null && (
        <a href={`${publicPath(id)}?before=${earlier}`} className="text-accent underline underline-offset-2">
          Earlier messages
        </a>
      )}
      {messages.length === 0 && <p className="text-muted">There are no messages here.</p>}
      {messages.map((message) => (
        <PublicMessage key={message.seq} channelId={id} message={message} />
      ))}
    </>
  );
}
