// Everything here only makes quicker what already works without it.
import { startKeys } from "./keys.js";
import { startReading } from "./reading.js";
import { startWhy } from "./why.js";
import { startFolder } from "./folder.js";
import { startTools } from "./tools.js";
import { startProgress } from "./progress.js";

startKeys();
startReading();
startWhy();
startProgress();
startFolder();
startTools();
document.querySelector("[data-focus]")?.focus();
