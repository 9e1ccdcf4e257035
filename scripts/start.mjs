import { claimProject, noteRun, releaseProject } from "./launch/run-file.mjs";
import { bootstrap, continuedPid } from "./setup/bootstrap.mjs";
import { reportFailure } from "./setup/project.mjs";

// `npm start`, and with --dev `npm run dev`. Until the bootstrap is done only Node's own modules are there.
try {
  const orphans = await claimProject(continuedPid);
  if (orphans > 0) console.log(`Ended ${orphans} processes that an earlier launcher had left running.`);
  if (await bootstrap({ onInstall: (pid) => noteRun({ children: { install: pid } }) })) {
    const { launch } = await import("./launch/launch.mjs");
    await launch({ dev: process.argv.includes("--dev") });
  } else {
    releaseProject();
  }
} catch (error) {
  releaseProject();
  reportFailure(error);
}
