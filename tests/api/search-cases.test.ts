import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { z } from "zod";
import { db } from "@/lib/db";
import { searchContract } from "@/lib/search/contract";
import { SearchQuery, type SearchResult } from "@/lib/search/schema";
import { search as searchService } from "@/lib/search/service";
import { writeDocument } from "@/tests/documents";
import { makeChannel, makeMessage } from "@/tests/factories";
import { ada, ben, makePair, workspace } from "@/tests/pair";
import { send } from "@/tests/setup/request";

type Query = z.input<(typeof searchContract)["query"]>;
let open: { id: string };

beforeEach(async () => {
  await makePair();
  open = await makeChannel(workspace, { name: "launches" });
});

const search = (q: string, more: Partial<Query> = {}) => send(ben, searchContract, { query: { q, ...more } });
/** The same without the limit of searches. */
const find = (q: string, more: Partial<Query> = {}) =>
  searchService(
    { userId: ben.id, sessionId: randomUUID(), name: ben.name, image: null, emailVerified: true },
    SearchQuery.parse({ q, ...more }),
  );
const textOf = ({ snippet }: SearchResult) => snippet.map(({ text }) => text).join("");
const marksOf = ({ snippet }: SearchResult) => snippet.filter((one) => one.isMatch).map(({ text }) => text);

/** What is found of one text, exactly, and which parts of it are marked. Null where it isn't found. */
type Case = [text: string, q: string, marked: string[] | null];

const COMPOUNDS: Case[] = [
  // Addresses, paths, mail addresses (case 21).
  ["Guide: https://wiki.example.org/teams/vxonboarding", "vxonboarding", ["vxonboarding"]],
  ["see https://wiki.vxhost.test/a", "vxhost", ["vxhost"]],
  ["see https://wiki.vxhost.test:8443/a?page=vxquery#vxhash", "vxquery", ["vxquery"]],
  ["see https://wiki.vxhost.test:8443/a?page=vxquery#vxhash", "vxhash", ["vxhash"]],
  ["see https://wiki.vxhost.test:8443/a", "wiki.vxhost.test", ["wiki.vxhost.test"]],
  ["edit /srv/app/vxnginx.conf", "vxnginx", ["vxnginx"]],
  ["edit /srv/app/vxnginx.conf", "app/vxnginx.conf", ["app/vxnginx.conf"]],
  ["edit C:\\Users\\vxada\\notes.txt", "vxada", ["vxada"]],
  ["write to help@vxmail.example", "vxmail", ["vxmail"]],
  ["write to help@vxmail.example", "help@vxmail", ["help@vxmail"]],
  ["write to help@vxmail.example", "help@vxmail.example", ["help@vxmail.example"]],
  // Dotted names and calls (case 22).
  ["vxapi.payments.refund failed", "payments", ["payments"]],
  ["vxapi.payments.refund failed", "payments.refund", ["payments.refund"]],
  ["the bug is in order.vxTotal()", "vxTotal", ["vxTotal"]],
  ["the bug is in order.vxTotal()", "vxtotal", ["vxTotal"]],
  ["the bug is in order.vxTotal()", "total", ["Total"]],
  ["the bug is in order.vxTotal()", "order.vxTotal()", ["order.vxTotal"]],
  ["open vxbudget-2026.xlsx", "2026.xlsx", ["2026.xlsx"]],
  ["open vxbudget-2026.xlsx", "vxbudget", ["vxbudget"]],
  ["open vxbudget-2026.xlsx", ".xlsx", [".xlsx"]],
  ["std::vector<vxType>", "vxtype", ["vxType"]],
  // Identifiers.
  ["call getUserById now", "getuserbyid", ["getUserById"]],
  ["call getUserById now", "user", ["User"]],
  ["call getUserById now", "userBy", ["UserBy"]],
  ["call getUserById now", "getuser", ["getUserById"]],
  ["call getuserbyid now", "getUserById", ["getuserbyid"]],
  ["call get_user_by_id now", "getUserById", ["get_user_by_id"]],
  ["call get-user-by-id now", "get_user_by_id", ["get-user-by-id"]],
  ["new XMLHttpRequest()", "http", ["Http"]],
  ["new XMLHttpRequest()", "xmlhttprequest", ["XMLHttpRequest"]],
  ["set MAX_OLD_SPACE", "old_space", ["OLD_SPACE"]],
  ["def __vxinit__(self)", "vxinit", ["vxinit"]],
  ["my iPhone15", "iphone", ["iPhone"]],
  ["my iPhone15", "iPhone15", ["iPhone15"]],
  ["sha256 of it", "256", ["256"]],
  // Versions, numbers, tickets.
  ["released v2.3.1-beta.4", "2.3.1", ["2.3.1"]],
  ["released v2.3.1-beta.4", "v2.3", ["v2.3"]],
  ["released v2.3.1-beta.4", "beta.4", ["beta.4"]],
  ["fixed in GH-1234", "1234", ["1234"]],
  ["fixed in GH-1234", "gh-1234", ["GH-1234"]],
  ["fixed in GH-1234", "gh1234", ["GH-1234"]],
  ["fixed in #1234", "#1234", ["1234"]],
  ["at 10.0.17.4:5432", "10.0.17.4", ["10.0.17.4"]],
  ["costs 1,299.00", "1,299", ["1,299"]],
  // Hyphens and apostrophes.
  ["send an e-mail", "email", ["e-mail"]],
  ["send an email", "e-mail", ["email"]],
  ["send an e\u2011mail", "e-mail", ["e\u2011mail"]],
  ["this is john’s", "john's", ["john’s"]],
  ["this is john's", "john’s", ["john's"]],
  ["this is john’s", "johns", ["john’s"]],
  ["this is john’s", "john", ["john"]],
  ["l’équipe d'accord", "equipe", ["équipe"]],
  // Names with signs.
  ["we write C++ here", "c++", ["C++"]],
  ["C is older", "c++", null],
  ["we write C# here", "c#", ["C#"]],
  ["C is older", "c#", null],
  ["and .NET too", ".net", [".NET"]],
  ["the net is full", ".net", null],
  ["we use asp.net", ".net", [".net"]],
  // Emoji.
  ["launch 🚀 now", "🚀", ["🚀"]],
  ["done👍🏽", "👍", ["👍🏽"]],
  ["done 👍", "👍🏿", ["👍"]],
  ["the 👨‍👩‍👧 came", "👨‍👩‍👧", ["👨‍👩‍👧"]],
  ["from 🇩🇪", "🇩🇪", ["🇩🇪"]],
  ["sun ☀️", "☀", ["☀️"]],
  ["launch🚀party", "party", ["party"]],
];

const FOLDED: Case[] = [
  ["on se voit au vxcafé", "vxcafe", ["vxcafé"]],
  ["on se voit au vxcafe", "vxcafé", ["vxcafe"]],
  ["on se voit au vxcafe\u0301", "vxcafé", ["vxcafe\u0301"]],
  ["Zoë and côté", "zoe", ["Zoë"]],
  ["Zoë and côté", "cote", ["côté"]],
  ["Größe", "grosse", ["Größe"]],
  ["STRASSE", "straße", ["STRASSE"]],
  ["smørrebrød æble", "smorrebrod", ["smørrebrød"]],
  ["smørrebrød æble", "aeble", ["æble"]],
  ["Łódź", "lodz", ["Łódź"]],
  ["İstanbul", "istanbul", ["İstanbul"]],
  ["DIYARBAKIR ılık", "ilik", ["ılık"]],
  ["Tiếng Việt", "tieng viet", ["Tiếng", "Việt"]],
  ["Ещё один отчёт", "отчет", ["отчёт"]],
  ["Ещё один отчет", "отчёт", ["отчет"]],
  ["ΟΔΟΣ Αθήνα", "οδος", ["ΟΔΟΣ"]],
  ["ΟΔΟΣ Αθήνα", "αθηνα", ["Αθήνα"]],
  ["שָׁלוֹם לכולם", "שלום", ["שָׁלוֹם"]],
  ["שלום לכולם", "שָׁלוֹם", ["שלום"]],
  ["قرأت الكِتابَ", "الكتاب", ["الكِتابَ"]],
  ["قرأت الكتـــاب", "الكتاب", ["الكتـــاب"]],
  ["أحمد هنا", "احمد", ["أحمد"]],
  ["سنة ١٤٤٧", "1447", ["١٤٤٧"]],
  ["می‌خواهم", "میخواهم", ["می‌خواهم"]],
  ["ｖｘｗｉｄｅ letters", "vxwide", ["ｖｘｗｉｄｅ"]],
  ["vxwide letters", "ｖｘｗｉｄｅ", ["vxwide"]],
  ["the ﬁle", "file", ["ﬁle"]],
  ["room № 5", "no", ["№"]],
  ["an in\u00ADvisible hyphen", "invisible", ["in\u00ADvisible"]],
  ["हिन्दी में", "हिन्दी", ["हिन्दी"]],
];

const UNSPACED: Case[] = [
  ["明日は東京で会議があります", "東京", ["東京"]],
  ["明日は東京で会議があります", "東会", null],
  ["新しいiPhoneを買う", "iphone", ["iPhone"]],
  ["新しいiPhoneを買う", "iPhoneを", ["iPhoneを"]],
  ["新しいiPhoneを買う", "ｉＰｈｏｎｅを", ["iPhoneを"]],
  ["見てhttps://example.com/vxguide。", "vxguide", ["vxguide"]],
  ["第3章を読む", "第3章", ["第3章"]],
  ["第3章を読む", "3", ["3"]],
  ["ﾀﾜｰに行く", "タワー", ["ﾀﾜｰ"]],
  ["か\u3099くせい", "がくせい", ["か\u3099くせい"]],
  ["人々が来る", "人々", ["人々"]],
  ["서울에서 vxmeet", "서울", ["서울"]],
  ["서울에서", "서울", ["서울"]],
  ["หน้าต่างใหม่vxnew", "ต่าง", ["ต่าง"]],
  ["หน้าต่างใหม่vxnew", "vxnew", ["vxnew"]],
];

describe.each([
  ["compound words", COMPOUNDS],
  ["folded letters", FOLDED],
  ["scripts without spaces", UNSPACED],
])("%s", (_, cases) => {
  it("are found and marked, beside exact hits and never as a guess", async () => {
    const texts = [...new Set(cases.map(([text]) => text))];
    // One channel for each text, so that a search of the channel finds that one or nothing.
    const channels = new Map<string, string>();
    for (const [n, text] of texts.entries()) {
      const channel = await makeChannel(workspace, { name: `case ${n}` });
      await makeMessage(channel, ada, text);
      channels.set(text, channel.id);
    }
    const found: Case[] = [];
    for (const [text, q] of cases) {
      const where = { scope: "channel" as const, channelId: channels.get(text)! };
      const { items, isApproximate } = await find(q, { ...where, type: "message" });
      found.push([text, q, isApproximate || !items[0] ? null : marksOf(items[0])]);
    }
    expect(found).toEqual(cases);
  });

  it("are found in documents, at their block", async () => {
    const some = cases.filter(([, , marked], n) => marked && n % 3 === 0);
    for (const [n, [text, q, marked]] of some.entries()) {
      const plan = await makeChannel(workspace, { name: `Plan ${n}`, type: "DOC" });
      await writeDocument(plan, ada, "Something else", text, "And more");
      const { items } = await find(q, { type: "document", scope: "channel", channelId: plan.id });
      expect([q, items[0] && textOf(items[0]), items[0] && marksOf(items[0])]).toEqual([q, text, marked]);
    }
  });
});

it.each([
  ["vxonboarding", "Guide: https://wiki.example.org/teams/vxonboarding", "vxonboarding is on Tuesday"],
  ["2026.xlsx", "open vxbudget-2026.xlsx", "the 2026.xlsx one"],
  ["vxcafe", "on se voit au vxcafé", "vxcafe is our code name"],
])("an exact hit of %s doesn't hide others", async (q, one, other) => {
  await makeMessage(open, ada, one);
  await makeMessage(open, ada, other);
  expect((await search(q, { type: "message" })).items.map(textOf)).toEqual([other, one]);
});

it("finds channels, people and files by folded names and parts of them", async () => {
  const { id } = await makeChannel(workspace, { name: "vxŁódź" });
  await db().channel.update({ where: { id }, data: { topic: "Équipe du café" } });
  await makeChannel(workspace, { name: "C++" });
  await db().user.update({ where: { id: ada.id }, data: { name: "Zoë O’Brien-Łukasz" } });
  const message = await makeMessage(open, ada, "The numbers");
  await db().file.create({
    data: {
      ...{
        ownerId: ada.id,
        channelId: open.id,
        messageId: message.id,
        purpose: "ATTACHMENT",
        status: "READY",
      },
      ...{ name: "vxRésumé_2026-final.PDF", type: "application/pdf", size: 1, storageKey: randomUUID() },
    },
  });
  const found = async (q: string) => (await search(q)).items.map((item) => [item.type, ...marksOf(item)]);
  expect(await found("vxlodz")).toEqual([["channel", "vxŁódź"]]);
  expect(await found("equipe")).toEqual([["channel", "Équipe"]]);
  expect(await found("c++")).toEqual([["channel", "C++"]]);
  for (const q of ["zoe", "ＺＯＥ"]) expect(await found(q)).toEqual([["person", "Zoë"]]);
  expect(await found("o'brien")).toEqual([["person", "O’Brien"]]);
  expect(await found("lukasz")).toEqual([["person", "Łukasz"]]);
  for (const q of ["vxresume", "vxRésumé"]) expect(await found(q)).toEqual([["file", "vxRésumé"]]);
  expect(await found("2026-final")).toEqual([["file", "2026-final"]]);
  expect(await found(".pdf")).toEqual([["file", ".PDF"]]);
  expect((await search("numbers from:zoe in:launches", { type: "message" })).items).toHaveLength(1);
});
