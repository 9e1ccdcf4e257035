const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const isTerminal = Boolean(process.stdout.isTTY);
const useColor = isTerminal && !process.env.NO_COLOR;
const paint = (code) => (text) => (useColor ? `\x1b[${code}m${text}\x1b[0m` : text);

export const bold = paint(1);
export const dim = paint(2);
const red = paint(31);
const green = paint(32);
export const yellow = paint(33);
export const cyan = paint(36);

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

function line(mark, title, detail, since) {
  return `${mark} ${title.padEnd(14)} ${detail.padEnd(44)} ${dim(seconds(since).padStart(8))}`;
}

/**
 * Runs one step of a set-up and shows it as a line: live with the time elapsed on a terminal, otherwise once it has
 * ended and now and then while it takes long. `work` may call the function it is given to say how far it is, and
 * returns what the finished line says.
 */
export async function step(title, work) {
  const since = performance.now();
  let detail = "";
  let tick = 0;
  const show = () => {
    if (isTerminal)
      process.stdout.write(`\r\x1b[2K${line(cyan(frames[tick++ % frames.length]), title, detail, since)}`);
    else if (tick++ % 10 === 0) console.log(line("…", title, detail, since));
  };
  const timer = setInterval(show, isTerminal ? 80 : 2000);
  const finish = (mark, text) => {
    clearInterval(timer);
    if (isTerminal) process.stdout.write("\r\x1b[2K");
    console.log(line(mark, title, text, since));
  };
  try {
    const result = await work((text) => {
      detail = text;
    });
    finish(green("✓"), result?.detail ?? "");
    return result;
  } catch (error) {
    finish(red("✗"), "failed");
    throw error;
  }
}
