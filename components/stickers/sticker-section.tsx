"use client";
import { useQuery } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { ImagePicker } from "@/components/files/image-picker";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast";
import { PageSection } from "@/components/workspaces/page-body";
import { call } from "@/lib/http/client";
import { problemOf } from "@/lib/http/errors";
import { useCacheEvents } from "@/lib/realtime/client";
import { bindStickerEvents } from "@/lib/stickers/cache-events";
import {
  createStickerContract,
  createStickerPackContract,
  deleteStickerContract,
  deleteStickerPackContract,
} from "@/lib/stickers/contract";
import { stickersQuery } from "@/lib/stickers/queries";
import type { StickerPack } from "@/lib/stickers/schema";
import { StickerImage } from "./sticker-image";

const AFTERWARDS =
  "Messages that show it only say from then on that there was a sticker. This can’t be undone.";

/** The sticker packs of a workspace, in its settings: for those who may change them. */
export default function StickerSection({ workspaceId }: { workspaceId: string }) {
  const { data: packs, isError, refetch } = useQuery(stickersQuery(workspaceId));
  useCacheEvents(bindStickerEvents);
  const [name, setName] = useState("");
  const [begunId, setBegunId] = useState("");

  async function begin(event: FormEvent) {
    event.preventDefault();
    try {
      const { id } = await call(createStickerPackContract, { params: { workspaceId }, body: { name } });
      setBegunId(id);
      setName("");
    } catch (error) {
      toast.error(problemOf(error));
    }
  }

  return (
    <PageSection title="Stickers" description="Packs of your own, beside the one that comes with Guildhall.">
      {!packs && (isError ? <ErrorState onRetry={() => void refetch()} /> : <Skeleton className="h-24" />)}
      {packs
        ?.filter((pack) => pack.workspaceId !== null)
        .map((pack) => (
          <Pack key={pack.id} pack={pack} isBegun={pack.id === begunId} />
        ))}
      <form onSubmit={begin} className="flex items-end gap-2">
        <Field label="New pack" className="min-w-48">
          <Input
            value={name}
            maxLength={40}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Button type="submit" disabled={!name.trim()}>
          Begin pack
        </Button>
      </form>
    </PageSection>
  );
}

/** One that has just been begun takes the focus, to be filled. */
function Pack({ pack, isBegun }: { pack: StickerPack; isBegun: boolean }) {
  const [name, setName] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isBegun) field.current?.focus();
  }, [isBegun]);
  const params = { packId: pack.id };
  async function add(fileId: string | null) {
    if (!fileId) return;
    await call(createStickerContract, { params, body: { name, fileId } });
    setName("");
  }
  return (
    <div className="flex flex-col gap-2 rounded-md border bg-raised p-3">
      <div className="flex items-center gap-2">
        <h3 className="flex-1 truncate font-medium">{pack.name}</h3>
        <ConfirmDialog
          title={`Delete the pack ${pack.name}?`}
          description={AFTERWARDS}
          confirmLabel="Delete pack"
          trigger={
            <IconButton size="sm" label={`Delete the pack ${pack.name}`}>
              <Trash2 />
            </IconButton>
          }
          onConfirm={() => call(deleteStickerPackContract, { params })}
        />
      </div>
      {pack.stickers.length === 0 && <p className="text-muted text-sm">No stickers in it yet.</p>}
      <ul className="flex flex-wrap gap-2">
        {pack.stickers.map((sticker) => (
          <li key={sticker.id} className="group relative">
            <StickerImage sticker={sticker} className="size-20" />
            <ConfirmDialog
              title={`Delete the sticker ${sticker.name}?`}
              description={AFTERWARDS}
              confirmLabel="Delete sticker"
              trigger={
                <IconButton
                  size="sm"
                  label={`Delete the sticker ${sticker.name}`}
                  className="absolute top-0 right-0 bg-raised"
                >
                  <Trash2 />
                </IconButton>
              }
              onConfirm={() => call(deleteStickerContract, { params: { stickerId: sticker.id } })}
            />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-end gap-2">
        <Field label="What the sticker shows" className="min-w-48">
          <Input
            ref={field}
            value={name}
            maxLength={40}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <ImagePicker
          purpose="STICKER"
          noun="picture"
          hasImage={false}
          disabled={!name.trim()}
          onChoose={add}
        />
      </div>
    </div>
  );
}
