const defaults = { host: "0.0.0.0", port: 3000 };

/** Where `next dev` or `next start` listens, by its arguments or else the environment. */
export function originOf(args, env) {
  const argument = (...names) => {
    for (const [index, arg] of args.entries()) {
      const [name, value] = arg.split("=", 2);
      if (names.includes(name)) return value ?? args[index + 1];
    }
    return undefined;
  };
  return {
    host: argument("-H", "--hostname") ?? defaults.host,
    port: Number(argument("-p", "--port") ?? env.PORT) || defaults.port,
  };
}
