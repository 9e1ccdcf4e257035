"use client";
import { useQueries, useQuery } from "@tanstack/react-query";
import { type Editor, useEditorState } from "@tiptap/react";
import { useEffect, useRef, useState } from "react";
import { ReferenceCard } from "@/components/references/reference-card";
import { useTimeFormat } from "@/components/ui/time";
import { CHANNEL_TYPES } from "@/lib/channels/types";
import { bindOutcomeEvents } from "@/lib/conversions/cache-events";
import { parseMention } from "@/lib/objects/mentions";
import { type ObjectKey, objectTypes } from "@/lib/objects/types";
import { useCacheEvents } from "@/lib/realtime/client";
import { bindReferenceEvents } from "@/lib/references/cache-events";
import { referenceQuery } from "@/lib/references/queries";
import type { ResolvedReference } from "@/lib/references/schema";
import { useAnchor } from "../use-anchor";
import { type DrawnMention, mentionsKey } from "./document-mentions";

/** How long the pointer rests on a mention before its preview comes. */
const REST_MS = 400;

/** The objects that a document mentions, as who looks may see them now: in the text, and larger where the pointer rests. */
export default function MentionPreviews({ editor }: { editor: Editor }) {
  useCacheEvents(bindReferenceEvents);
  useCacheEvents(bindOutcomeEvents);
  const names = useEditorState({ editor, selector: ({ editor }) => namesIn(editor) });
  const hrefs = names === "" ? [] : names.split(" ");
  const drawn = useQueries({
    queries: hrefs.map((href) => referenceQuery(keyOf(href))),
    combine: (found) => JSON.stringify(found.map(({ data, isError }) => drawnOf(data, isError))),
  });
  useEffect(() => {
    const states: (DrawnMention | null)[] = JSON.parse(drawn);
    const known = names.split(" ").flatMap((href, index): [string, DrawnMention][] => {
      const state = states[index];
      return state ? [[href, state]] : [];
    });
    if (editor.isDestroyed || known.length === 0) return;
    editor.view.dispatch(editor.state.tr.setMeta(mentionsKey, new Map(known)).setMeta("addToHistory", false));
  }, [editor, names, drawn]);
  const pointed = usePointed(editor);
  return pointed && <Preview key={pointed.href} editor={editor} {...pointed} />;
}

function Preview({ editor, href, from, to }: { editor: Editor; href: string; from: number; to: number }) {
  const box = useRef<HTMLDivElement>(null);
  const { data } = useQuery(referenceQuery(keyOf(href)));
  const format = useTimeFormat();
  useAnchor(editor, box, data?.isVisible ? { from, to } : null, "bottom");
  if (!data?.isVisible) return null;
  return (
    <div
      ref={box}
      data-mention-preview
      className="absolute z-20 w-80 max-w-[calc(100%-1rem)] rounded-md shadow-lg print:hidden"
    >
      <ReferenceCard preview={data} format={format} />
    </div>
  );
}

/** The addresses of what is mentioned, each once. */
const namesIn = ({ state }: Editor) =>
  [...new Set(mentionsKey.getState(state)?.mentions.map(({ href }) => href))].join(" ");

function keyOf(href: string): ObjectKey {
  const target = parseMention(href);
  const type = objectTypes.find((one) => one === target?.type);
  return target && "id" in target && type ? { type, id: target.id } : { type: "channel", id: "" };
}

/** Null while it isn't known. Where it can't be asked for, the words are shown that everybody who wrote here has seen. */
function drawnOf(found: ResolvedReference | undefined, isError: boolean): DrawnMention | null {
  if (!found) return isError ? { title: null, state: "known" } : null;
  if (!found.isVisible) return { title: "Private", state: "hidden" };
  const { title, place } = found;
  const prefix = found.type === "channel" && place ? CHANNEL_TYPES[place.channelType].prefix : "";
  return { title: `${prefix}${title}`, state: "known" };
}

/** The mention on which a mouse rests. */
function usePointed(editor: Editor) {
  const [pointed, setPointed] = useState<{ href: string; from: number; to: number } | null>(null);
  useEffect(() => {
    const page = editor.view.dom.closest(".document-page");
    if (!page) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onMove = ({ target }: Event) => {
      clearTimeout(timer);
      if (!(target instanceof Element) || target.closest("[data-mention-preview]")) return;
      const link = target.closest('.document-text a[href^="mention:"]');
      timer = setTimeout(() => {
        if (!link) return setPointed(null);
        const at = link.isConnected ? editor.view.posAtDOM(link, 0) : -1;
        const mention = mentionsKey
          .getState(editor.state)
          ?.mentions.find(({ from, to }) => from <= at && at <= to);
        setPointed(mention ?? null);
      }, REST_MS);
    };
    const forget = () => {
      clearTimeout(timer);
      setPointed(null);
    };
    page.addEventListener("mouseover", onMove);
    page.addEventListener("mouseleave", forget);
    page.addEventListener("keydown", forget);
    return () => {
      clearTimeout(timer);
      page.removeEventListener("mouseover", onMove);
      page.removeEventListener("mouseleave", forget);
      page.removeEventListener("keydown", forget);
    };
  }, [editor]);
  return pointed;
}
