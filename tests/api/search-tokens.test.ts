import { isDeepStrictEqual } from "node:util";
import pg from "pg";
import { expect, it } from "vitest";
import { pool } from "@/lib/db";
import { env } from "@/lib/env";
import { fold, foldName } from "@/lib/search/text/fold";
import { pairsOf, read, tokensOf } from "@/lib/search/text/read";
import { numbers } from "../random";

/** What PostgreSQL keeps of each text; null where its version of Unicode doesn't have a character yet. */
async function inPostgres(texts: string[]) {
  const { rows } = await pool().query<{ found: { fold: string; name: string; lexemes: string[] } | null }>(
    `SELECT CASE WHEN unicode_assigned(t) THEN json_build_object('fold', search_fold(t), 'name', search_name(t),
       'lexemes', ARRAY(
         SELECT lexeme || coalesce(' ' || place, '') FROM unnest(search_vector(t)) AS v(lexeme, positions, weights)
         LEFT JOIN LATERAL unnest(positions) AS place ON true)) END AS found
     FROM unnest($1::text[]) WITH ORDINALITY AS given(t, n) ORDER BY n`,
    [texts],
  );
  return rows.map(({ found }) => found);
}

function inTypescript(text: string) {
  const reading = read(text);
  const placed = tokensOf(reading).map((token) => `${token.text} ${token.place}`);
  const pieces = reading.runs.flatMap((run) => [...run, ...pairsOf(run)]);
  return { fold: fold(text), name: foldName(text), lexemes: [...new Set([...placed, ...pieces])].toSorted() };
}

async function expectAlike(texts: string[]) {
  const found = await inPostgres(texts);
  expect(found.filter((one) => one === null).length).toBeLessThan(texts.length / 100);
  const unlike = texts.flatMap((text, n) => {
    const postgres = found[n] && { ...found[n], lexemes: found[n].lexemes.toSorted() };
    const typescript = inTypescript(text);
    return !postgres || isDeepStrictEqual(postgres, typescript) ? [] : [{ text, postgres, typescript }];
  });
  expect(unlike).toEqual([]);
}

const PARTS = [
  ..."abcXYZ019 .-_'/@:+#~\"\\\n\t()[]{}<>|*&!?%$,;=`^",
  ...[
    "É",
    "e\u0301",
    "ß",
    "ẞ",
    "Æ",
    "œ",
    "Ł",
    "ł",
    "ø",
    "ı",
    "İ",
    "Ё",
    "й",
    "Ґ",
    "Ος",
    "Σ",
    "ς",
    "ǆ",
    "ﬁ",
    "№",
    "™",
  ],
  ...["שָׁלוֹם", "צה״ל", "־", "׳", "الكِتابَ", "أ", "ى", "ة", "ک", "٣", "۴", "ـ", "،", "؟"],
  ...[
    "東京",
    "タワー",
    "ﾀﾜｰ",
    "か\u3099",
    "가",
    "\u1100\u1161",
    "ก็",
    "ำ",
    "々",
    "・",
    "第3章",
    "ｗｉｄｅ",
    "１２",
    "。",
  ],
  ...[
    "🚀",
    "👍🏽",
    "👨‍👩‍👧",
    "🇩🇪",
    "☀️",
    "1️⃣",
    "→",
    "…",
    "–",
    "—",
    "’",
    "‑",
    "\u00AD",
    "\u200B",
    "\u200D",
    "\uFEFF",
  ],
  ...["हिन्दी", "क़", "।", "½", "²", "°C", "𝐱", "𐐀", "x".repeat(120), "\u0001", "\u001E", "\u001F", "\u007F"],
  ...[
    "getUserById",
    "XMLHttp",
    "v2.3.1",
    "C++",
    "c#",
    ".net",
    "e-mail",
    "john’s",
    "a1b2",
    "GH-1234",
    "--",
    "__",
  ],
];

it("reads generated texts in PostgreSQL as in TypeScript", async () => {
  const random = numbers(8);
  const texts = Array.from({ length: 20_000 }, () =>
    Array.from({ length: 1 + random(14) }, () => PARTS[random(PARTS.length)]).join(""),
  );
  await expectAlike(texts);
});

it("reads sentences in PostgreSQL as in TypeScript, whose own parser reads the plain ones", async () => {
  const words = [
    "We",
    "meet",
    "at",
    "the",
    "OK",
    "I",
    "2026",
    "007",
    "Ada",
    "x".repeat(100),
    "x".repeat(101),
    "e",
  ];
  const signs = [
    " ",
    " ",
    " ",
    ". ",
    ", ",
    ": ",
    "\n",
    " - ",
    " (",
    ") ",
    "! ",
    "?\n\n",
    ' "',
    '" ',
    "** ",
    " `",
    ".",
  ];
  const joints = [
    " ",
    " ",
    " ",
    " ",
    " ",
    "-",
    "'",
    "/",
    "@",
    "_",
    ".",
    ":",
    "&",
    "<",
    " -",
    " +",
    " .",
    "+ ",
    "# ",
  ];
  const random = numbers(54);
  const sentence = (between: string[]) =>
    Array.from(
      { length: 1 + random(12) },
      () => words[random(words.length)] + (between[random(between.length)] ?? ""),
    ).join("");
  const texts = Array.from({ length: 20_000 }, (_, n) => sentence(n % 2 ? signs : [...signs, ...joints]));
  await expectAlike(texts);
});

it("reads every character in PostgreSQL as in TypeScript, alone and in a word", async () => {
  const texts: string[] = [];
  for (let code = 1; code < 0x20000; code += 1) {
    const character = String.fromCodePoint(code);
    if (!/^[\p{Cn}\p{Cs}\p{Co}]$/u.test(character)) texts.push(`${character} a${character}b`);
  }
  await expectAlike(texts);
}, 60_000);

it("reads runs of combining characters in PostgreSQL as in TypeScript, up to 30 of each", async () => {
  const marks = [
    "\u0301",
    "\u0327",
    "\u093C",
    "\u3099",
    "\uFF9E",
    "\uFCF2",
    "\u200D",
    "\u{1D165}",
    "\u{1F3FB}",
  ];
  const random = numbers(30);
  const run = () => Array.from({ length: 20 + random(80) }, () => marks[random(marks.length)]).join("");
  const texts = Array.from({ length: 500 }, () => `${run()} a${run()}b 가${run()}か${run()}`);
  await expectAlike(texts);
  expect(fold(`か${"\u3099\u302A".repeat(5_000)}`)).toHaveLength(30);
});

it("folds alike in a database of the locale C, where only ASCII has a lower case", async () => {
  const { rows } = await pool().query<{ definition: string }>(
    `SELECT pg_get_functiondef(f) AS definition FROM unnest(ARRAY['search_unmarked(text)', 'search_lowered(text)',
       'search_fold(text)', 'search_name(text)']::regprocedure[]) WITH ORDINALITY AS given(f, n) ORDER BY n`,
  );
  const url = new URL(env().DATABASE_URL);
  url.pathname += "_locale_c";
  const name = url.pathname.slice(1);
  await pool().query(`CREATE DATABASE ${name} TEMPLATE template0 LOCALE_PROVIDER libc LOCALE 'C'`);
  const client = new pg.Client({ connectionString: url.href });
  try {
    await client.connect();
    for (const { definition } of rows) await client.query(definition);
    const names = ["ЯБЛОКО", "Émile ÅNGSTRÖM", "ΟΔΥΣΣΕΥΣ", "Plain NAME"];
    const found = await client.query("SELECT lower('Я'), search_name(t) FROM unnest($1::text[]) AS t", [
      names,
    ]);
    expect(found.rows).toEqual(names.map((given) => ({ lower: "Я", search_name: foldName(given) })));
  } finally {
    await client.end();
    await pool().query(`DROP DATABASE ${name} WITH (FORCE)`);
  }
});
