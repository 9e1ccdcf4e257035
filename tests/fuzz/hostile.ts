/** Values that parsers, PostgreSQL, Date and JavaScript's objects take for something else than they are. */

const strings = [
  ...["", " ", "\0", "a\0b", "\ud800", "a\udfffb", "\u202eabc", "\ufeff", "\u2028", "\x1b[31m", "\r\nx: y"],
  ...["%", "%00", "%ff", "%_\\", "\\", "'; --", '"', "`", "$1", "{}", "[]", "null", "undefined", "NaN"],
  ...["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"],
  ...[
    "(((((",
    "[a-",
    "*",
    "+",
    "?",
    ":*",
    "a & | !",
    "a:*&b",
    "<->",
    '"""',
    "- -",
    "-",
    "from:",
    "in:#",
    "before:x",
  ],
  ...[
    "before:0000-01-01",
    "after:9999-99-99",
    "on:275760-09-13",
    "has:",
    "is:",
    "a.b.c",
    "a@b.c",
    "c++",
    "..",
  ],
  ...[
    "../../etc/passwd",
    "/",
    "//evil.example",
    "javascript:1",
    "data:text/html,x",
    "http://[::1",
    "https://\ud800",
  ],
  ...[
    "http://127.0.0.1/",
    "file:///etc/passwd",
    "mailto:a@b.c",
    "ftp://x",
    "https://xn--\u0000",
    "https://%",
  ],
  ...["00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"],
  ...["urn:uuid:00000000-0000-0000-0000-000000000000", "{00000000-0000-0000-0000-000000000000}"],
  ...[
    "2147483648",
    "-1",
    "1e309",
    "9007199254740993",
    "0x10",
    "1_000",
    "\u0661\u0662",
    "Infinity",
    "-0",
    "1.5",
  ],
  ...[
    "é",
    "e\u0301",
    "ﬃ",
    "İ",
    "ß",
    "👍",
    "👨‍👩‍👧‍👦",
    "🏳️‍🌈",
    ":smile:",
    "@everyone",
    "#",
    "नि",
    "ไทย",
    "漢字",
    "العربية",
  ],
  ...[
    "**",
    "```",
    "~~~",
    "[x](mention:person/x)",
    "[@x](mention:person/00000000-0000-0000-0000-000000000000)",
  ],
  ...[
    "a@bücher.example",
    "a@xn--bcher-kva.example",
    "a@xn--a",
    "a@[127.0.0.1]",
    '"a b"@c.d',
    "a@b@c.d",
    "@",
    "a@\ud800.de",
  ],
  ...["Europe/Berlin", "+05:00", "Etc/GMT+14", "UTC0", "posixrules", "../UTC"],
];

const moments = [
  ...["0000-01-01T00:00:00Z", "0001-01-01T00:00:00+23:59", "0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z"],
  ...["1969-12-31T23:59:59Z", "9998-12-31T23:59:59Z", "9999-12-31T23:59:59-23:59", "+275760-09-13T00:00:00Z"],
  ...["-000001-01-01T00:00:00Z", "2024-02-30T00:00:00Z", "2023-02-29T12:00:00Z", "2026-11-26T24:00:00Z"],
  ...[
    "2026-11-26T23:59:60Z",
    "2026-11-26T12:00:00.123456789Z",
    "2026-11-26T12:00Z",
    "2026-11-26",
    "now",
    "infinity",
  ],
];

const numbers = [
  ...[0, -0, 1, -1, 1.5, 1e-7, 100, 101, 32_768, 2_147_483_647, 2_147_483_648, -2_147_483_649],
  ...[4_294_967_296, Number.MAX_SAFE_INTEGER, 2 ** 53, 1e308, -1e308],
];

const others = [null, true, false, [], {}, [null], [[]], { "": "" }, { length: 1e9 }, { toJSON: 1 }];

export const HOSTILE: Record<"strings" | "moments" | "numbers" | "others", readonly unknown[]> = {
  strings,
  moments,
  numbers,
  others,
};

export const HOSTILE_KEYS = ["__proto__", "constructor", "", "surprise", "then", "toJSON", "length", "id"];

/** A body of more values than a call can have arguments. It's longer than a frame of a socket may be. */
export const LONG_ARRAY: readonly unknown[] = Array(130_000).fill(0);
