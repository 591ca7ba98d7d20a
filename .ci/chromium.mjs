// Finds a Chromium and Chinese fonts. Node built-ins only: it runs before the first `npm ci`.
import { spawnSync } from "node:child_process";
import { accessSync, constants, readdirSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

const NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "chrome",
  "chromium.exe",
  "chrome.exe",
];

/**
 * The path of a Chromium: CHROME_PATH, a known name on PATH, or Playwright's newest.
 * @returns {string | undefined}
 */
export function findChromium() {
  if (process.env.CHROME_PATH) return runs(process.env.CHROME_PATH) ? process.env.CHROME_PATH : undefined;
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...ofPlaywright()].find(runs);
}

/** Whether this machine can draw Chinese; only Linux comes without. */
export function drawsChinese() {
  if (process.platform !== "linux") return true;
  const fonts = spawnSync("fc-list", [":lang=zh", "file"], { encoding: "utf8" });
  if (!fonts.error) return fonts.stdout.trim() !== "";
  return ["/usr/share/fonts", join(homedir(), ".fonts"), join(homedir(), ".local/share/fonts")].some((folder) =>
    list(folder, { recursive: true }).some((name) => /CJK|WenQuan|wqy|SourceHan/i.test(name)),
  );
}

function ofPlaywright() {
  const cache = {
    linux: join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "ms-playwright"),
    darwin: join(homedir(), "Library/Caches/ms-playwright"),
    win32: join(process.env.LOCALAPPDATA ?? "", "ms-playwright"),
  }[process.platform];
  const root = process.env.PLAYWRIGHT_BROWSERS_PATH ?? cache ?? "";
  const newestFirst = list(root)
    .filter((name) => /^chromium(_headless_shell)?-\d+$/.test(name))
    .sort((a, b) => Number(b.split("-")[1]) - Number(a.split("-")[1]) || a.length - b.length);
  const inside = [
    "chrome",
    "headless_shell",
    "chrome-headless-shell",
    "chrome.exe",
    "Chromium.app/Contents/MacOS/Chromium",
  ];
  return newestFirst.flatMap((name) =>
    list(join(root, name)).flatMap((platform) => inside.map((program) => join(root, name, platform, program))),
  );
}

function list(folder, options) {
  try {
    return readdirSync(folder, options);
  } catch {
    return []; // not there: nothing to list
  }
}

function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false; // not there, or not ours to run
  }
}
