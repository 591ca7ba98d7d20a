import { hostname } from "node:os";
import { expect, test } from "vitest";
import { addressOf, isLoopback, reachOf } from "../../../core/host/http/address.ts";
import { cacheOf } from "../../../core/host/http/request.ts";

test.each([
  ["127.0.0.1", true],
  ["127.1.2.3", true],
  ["::1", true],
  ["localhost", true],
  ["0.0.0.0", false],
  ["::", false],
  ["192.168.1.20", false],
  ["127.0.0.1.example.com", false],
])("%s is of this machine alone: %s", (host, own) => {
  expect(isLoopback(host)).toBe(own);
});

test.each([
  ["127.0.0.1", "http://localhost:7410"],
  ["::1", "http://localhost:7410"],
  ["192.168.1.20", "http://192.168.1.20:7410"],
  ["fd00::5", "http://[fd00::5]:7410"],
  ["estate.lan", "http://estate.lan:7410"],
])("what is listened on at %s is opened at %s", (host, address) => {
  expect(addressOf(host, 7410)).toBe(address);
});

test("what is listened on everywhere is opened at an address of this machine, never at 0.0.0.0", () => {
  for (const host of ["0.0.0.0", "::"])
    expect(addressOf(host, 7410)).toMatch(/^http:\/\/(?!0\.)(localhost|\d+(\.\d+){3}):7410$/);
});

test("the address of a proxy is a name of ours and an origin of ours", () => {
  const own = ["localhost", hostname().toLowerCase()];
  expect(reachOf(undefined)).toEqual({ names: own });
  expect(reachOf("https://guanjia.example.com")).toEqual({
    names: [...own, "guanjia.example.com"],
    origin: "https://guanjia.example.com",
  });
});

test.each([
  ["/srv/assets/ui/index.html", "no-cache"],
  ["/srv/assets/ui/assets/main-1a2b.js", "public, max-age=31536000, immutable"],
  ["/srv/assets/ui/icon.svg", "no-cache"],
])("%s of an app below a folder called assets: %s", (path, wanted) => {
  const headers: Record<string, string> = {};
  cacheOf("/srv/assets/ui")({ setHeader: (name, value) => void (headers[name] = value) }, path);
  expect(headers).toEqual({ "cache-control": wanted });
});
