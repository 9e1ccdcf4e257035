import localFont from "next/font/local";

const inter = localFont({
  src: "./inter-latin.woff2",
  weight: "100 900",
  variable: "--font-inter",
  display: "swap",
});

// The range is that of the Inter package: the file is fetched only where a page shows such a letter. next/font
// wants it as a literal.
const interExt = localFont({
  src: "./inter-latin-ext.woff2",
  weight: "100 900",
  variable: "--font-inter-ext",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: "unicode-range", value: "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF" }],
});

const youngSerif = localFont({
  src: "./young-serif-latin.woff2",
  weight: "400",
  variable: "--font-young-serif",
  display: "swap",
  preload: false,
  adjustFontFallback: "Times New Roman",
});

/** For the class of `<html>`: defines the font variables that `globals.css` reads. */
export const fontVariables = `${inter.variable} ${interExt.variable} ${youngSerif.variable}`;
