/** The languages that have colors, as they are named. */
export const LANGUAGES: readonly (readonly [id: string, label: string])[] = [
  ["bash", "Bash"],
  ["c", "C"],
  ["cpp", "C++"],
  ["csharp", "C#"],
  ["css", "CSS"],
  ["diff", "Diff"],
  ["go", "Go"],
  ["graphql", "GraphQL"],
  ["ini", "INI, TOML"],
  ["java", "Java"],
  ["javascript", "JavaScript"],
  ["json", "JSON"],
  ["kotlin", "Kotlin"],
  ["less", "Less"],
  ["lua", "Lua"],
  ["makefile", "Makefile"],
  ["markdown", "Markdown"],
  ["objectivec", "Objective-C"],
  ["perl", "Perl"],
  ["php", "PHP"],
  ["python", "Python"],
  ["r", "R"],
  ["ruby", "Ruby"],
  ["rust", "Rust"],
  ["scss", "SCSS"],
  ["shell", "Shell session"],
  ["sql", "SQL"],
  ["swift", "Swift"],
  ["typescript", "TypeScript"],
  ["vbnet", "Visual Basic"],
  ["wasm", "WebAssembly"],
  ["xml", "HTML, XML"],
  ["yaml", "YAML"],
];

/** Other names that people write behind a fence. */
const ALIASES: Readonly<Record<string, string>> = {
  ...{ js: "javascript", jsx: "javascript", mjs: "javascript", ts: "typescript", tsx: "typescript" },
  ...{ py: "python", rb: "ruby", rs: "rust", sh: "bash", zsh: "bash", console: "shell", yml: "yaml" },
  ...{ html: "xml", svg: "xml", toml: "ini", md: "markdown", "c++": "cpp", "c#": "csharp", cs: "csharp" },
  ...{ kt: "kotlin", golang: "go", patch: "diff", make: "makefile", objc: "objectivec", gql: "graphql" },
};

/** The language that a code block is in, by the name that the highlighter has for it. */
export function languageOf(name: unknown): string {
  if (typeof name !== "string") return "";
  const [first = ""] = name.trim().toLowerCase().split(/\s/);
  return ALIASES[first] ?? first;
}

export const isKnownLanguage = (language: string): boolean => LANGUAGES.some(([id]) => id === language);
