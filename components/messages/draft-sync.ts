import type { QueryClient } from "@tanstack/react-query";
import {
  fromMarkdown,
  type MentionText,
  NOTHING_WRITTEN,
  toMarkdown,
} from "@/components/composer/mention-text";
import { deleteDraftContract, saveDraftContract } from "@/lib/drafts/contract";
import { baseOf, nextStep, type StoredDraft, type WrittenDraft, withAttempt } from "@/lib/drafts/policy";
import { draftsQuery, MAX_DRAFTS_HELD, removeDraft, setDraft } from "@/lib/drafts/queries";
import type { Draft } from "@/lib/drafts/schema";
import { call } from "@/lib/http/client";
import { AppError, isTemporary } from "@/lib/http/errors";
import { forgetKept, type KeptDraft, keepDraft, loadDrafts, setAside } from "./kept-drafts";
import { findOpenPages } from "./open-pages";

const SAVE_AFTER_MS = 1_000;
const TRY_AGAIN_AFTER_MS = 10_000;

type Options = {
  client: QueryClient;
  userId: string;
  channelId: string;
  threadId: string | undefined;
  /** The field has another text now. */
  onText: (text: MentionText) => void;
  onOffer: (offer: OfferedText | null) => void;
};

/** A text that was written elsewhere while something else is in the field. */
export type OfferedText = {
  body: string;
  from: "device" | "page" | "edit";
  /** Puts it into the field; what the field had is offered in turn. */
  use: () => void;
  append: () => void;
  dismiss: () => void;
};

type EditPlace = "field" | "offer";
type EditTaker = {
  take: (kept: KeptDraft, mayFill: boolean) => EditPlace;
  forget: (key: string) => void;
};
/** The composers that are on the page, by their stream. */
const composers = new Map<string, EditTaker>();

/**
 * Brings the edit of a message that was set aside to the composer of its stream: into the field where that is empty and
 * `mayFill`, otherwise above it. Null where the composer isn't on the page; it is offered there on the next visit.
 */
export const bringEdit = (streamId: string, kept: KeptDraft, mayFill: boolean): EditPlace | null =>
  composers.get(streamId)?.take(kept, mayFill) ?? null;

/** Of an edit that was set aside and is saved after all. */
export function forgetEdit(streamId: string, key: string) {
  forgetKept(key);
  composers.get(streamId)?.forget(key);
}

/** Stores what is in a field, and puts into it what other devices have written. */
export async function createDraftSync({ client, userId, channelId, threadId, onText, onOffer }: Options) {
  const openPages = await findOpenPages();
  const streamId = threadId ?? channelId;
  let mine: WrittenDraft = { body: "", basedOn: null, isSaved: true };
  let others: readonly KeptDraft[] = [];
  let refused: string | null = null;
  // One after the other, so that deleting a draft can't be overtaken by storing it.
  let isSaving = false;
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function keep(draft: WrittenDraft) {
    mine = draft;
    keepDraft(userId, streamId, draft);
  }

  function findStored(): StoredDraft {
    const held = client.getQueryData(draftsQuery().queryKey);
    const found = held?.find((it) => (it.threadId ?? it.channelId) === streamId);
    return found ?? (held && held.length < MAX_DRAFTS_HELD ? null : undefined);
  }

  function settle(delay = mine.body ? SAVE_AFTER_MS : 0) {
    clearTimeout(timer);
    if (isSaving || isStopped) return;
    const stored = findStored();
    const step = nextStep(mine, stored);
    if (step === "take") {
      keep({ body: stored?.body ?? "", basedOn: stored?.revision ?? null, isSaved: true });
      onText(stored ? fromMarkdown(stored.body) : NOTHING_WRITTEN);
    }
    if (step === "save" && mine.body !== refused) timer = setTimeout(() => void save(), delay);
    onOffer(step === "offer" && stored ? offerStored(stored) : offerKept());
  }

  async function save() {
    clearTimeout(timer);
    const stored = findStored();
    if (isSaving || nextStep(mine, stored) !== "save") return;
    isSaving = true;
    const delay = await store(mine.body, baseOf(mine, stored));
    isSaving = false;
    if (!isStopped) settle(delay);
    else if (delay !== TRY_AGAIN_AFTER_MS && mine.body !== refused) await save();
  }

  /** Returns after what time to try again, where it failed for a time. */
  async function store(body: string, basedOn: number | null): Promise<number | undefined> {
    const params = { channelId };
    try {
      let revision: number | null = null;
      if (body) {
        keep({ ...mine, attempts: withAttempt(mine.attempts, body) });
        const draft = await call(saveDraftContract, { params, body: { threadId, body, basedOn } });
        setDraft(client, draft);
        revision = draft.revision;
      } else if (basedOn !== null) {
        await call(deleteDraftContract, { params, body: { threadId, basedOn } });
        removeDraft(client, { channelId, threadId: threadId ?? null, revision: basedOn });
      }
      keep({ body: mine.body, basedOn: revision, isSaved: mine.body === body });
    } catch (error) {
      const stored = error instanceof AppError && error.code === "conflict" && error.details?.draft;
      if (stored) setDraft(client, stored as Draft);
      else if (!(error instanceof AppError) || isTemporary(error)) return TRY_AGAIN_AFTER_MS;
      // It stays in the browser, and is tried again with the next change or visit.
      else refused = body;
    }
  }

  function write(text: MentionText) {
    onText(text);
    keep({ ...mine, body: toMarkdown(text), isSaved: false });
    settle();
  }

  const offerStored = ({ body, revision }: NonNullable<StoredDraft>) =>
    makeOffer(body, "device", () => keep({ ...mine, basedOn: revision, isSaved: false }));

  function offerKept(): OfferedText | null {
    const [kept, ...rest] = others;
    if (!kept) return null;
    return makeOffer(kept.body, kept.isEdit ? "edit" : "page", () => {
      forgetKept(kept.key);
      others = rest;
    });
  }

  function makeOffer(body: string, from: OfferedText["from"], settled: () => void): OfferedText {
    return {
      ...{ body, from },
      use: () => {
        settled();
        if (mine.body) others = [...others, setAside(userId, streamId, mine.body)];
        write(fromMarkdown(body));
      },
      append: () => {
        settled();
        write(fromMarkdown(mine.body ? `${mine.body.trimEnd()}\n${body}` : body));
      },
      dismiss: () => {
        settled();
        settle();
      },
    };
  }

  /**
   * Returns how to stop: what isn't stored yet is stored then.
   * @param unsaved what is in the field already
   */
  function start(unsaved: WrittenDraft | null) {
    isStopped = false;
    const kept = loadDrafts(userId, streamId, unsaved, openPages);
    others = kept.others;
    if (kept.mine) {
      mine = kept.mine;
      if (!unsaved) onText(fromMarkdown(mine.body));
    }
    composers.set(streamId, edits);
    const saveNow = () => void save();
    addEventListener("pagehide", saveNow);
    settle();
    return () => {
      isStopped = true;
      if (composers.get(streamId) === edits) composers.delete(streamId);
      removeEventListener("pagehide", saveNow);
      saveNow();
    };
  }

  const edits: EditTaker = {
    take: takeEdit,
    forget(key) {
      others = others.filter((other) => other.key !== key);
      settle();
    },
  };

  function takeEdit(kept: KeptDraft, mayFill: boolean): EditPlace {
    if (mayFill && !mine.body) {
      forgetKept(kept.key);
      write(fromMarkdown(kept.body));
      return "field";
    }
    others = [kept, ...others];
    settle();
    return "offer";
  }

  return { start, settle: () => settle(), write };
}

export type DraftSync = Awaited<ReturnType<typeof createDraftSync>>;
