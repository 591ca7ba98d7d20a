import type { RefusalText } from "../refusal.ts";

/** What the server refuses of a request, whatever it is about. */
export const request = {
  "request-signed-out": {
    text: { zh: "没有登录，或登录已失效。", en: "Nobody is signed in, or the sign-in has ended." },
    hint: { zh: "请用服务器启动时打印的链接登录。", en: "Use the link that the server printed when it started." },
    status: 401,
  },
  "request-link-used": {
    text: { zh: "登录链接无效、已用过或已过期。", en: "This sign-in link is unknown, used, or too old." },
    hint: { zh: "请重新启动服务器，使用新打印的链接。", en: "Start the server again and use the new link." },
    status: 401,
  },
  "request-not-allowed": {
    text: { zh: "您的岗位没有这项权限（{right}）。", en: "Your role has no right to do this ({right})." },
    hint: {
      zh: "请找有权限的同事办理，或在岗位词汇的 rights 中加上。",
      en: "Ask a colleague who has it, or add it to `rights` of the role in the vocabulary.",
    },
    status: 403,
  },
  "request-foreign": {
    text: { zh: "请求来自别的网站。", en: "The request came from another site." },
    hint: { zh: "请从管家自己的页面操作。", en: "Use the page that this server gives." },
    status: 403,
  },
  "request-host": {
    text: { zh: "这个服务器不叫 {host}。", en: "This server is not called {host}." },
    hint: { zh: "请用启动时打印的地址。", en: "Use the address that was printed at the start." },
    status: 421,
  },
  "request-not-found": {
    text: { zh: "没有找到。", en: "There is nothing here." },
    hint: { zh: "请检查地址。", en: "Check the address." },
    status: 404,
  },
  "request-method": {
    text: { zh: "这个地址不接受 {method}。", en: "This address does not take {method}." },
    hint: { zh: "可用：{allow}。", en: "It takes {allow}." },
    status: 405,
  },
  "request-query": {
    text: { zh: "查询参数“{name}”不对。", en: "The query parameter “{name}” is wrong." },
    hint: { zh: "可用的参数：{known}；每个至多写一次。", en: "Known here: {known}; each at most once." },
    status: 400,
  },
  "request-url": {
    text: { zh: "地址的编码不对。", en: "The address is not encoded as it should be." },
    hint: { zh: "请用 UTF-8 的百分号编码。", en: "Percent-encode it as UTF-8." },
    status: 400,
  },
  "request-media": {
    text: {
      zh: "请求内容应是 application/json（UTF-8，不压缩）。",
      en: "The body must be application/json, in UTF-8 and not compressed.",
    },
    hint: { zh: "请设置 Content-Type: application/json。", en: "Set Content-Type: application/json." },
    status: 415,
  },
  "request-too-large": {
    text: { zh: "请求内容超过 {max}。", en: "The body is larger than {max}." },
    hint: { zh: "请分几次提交。", en: "Send it in several requests." },
    status: 413,
  },
  "request-json": {
    text: { zh: "请求内容不是可用的 JSON：{fault}。", en: "The body is not JSON that can be used: {fault}." },
    hint: {
      zh: "请检查格式、重复的键和嵌套层数。",
      en: "Check its form, keys that stand twice, and how deep it nests.",
    },
    status: 400,
  },
  "request-broken": {
    text: { zh: "请求没有完整到达。", en: "The request did not arrive whole." },
    hint: { zh: "请重试。", en: "Send it again." },
    status: 400,
  },
  "request-header-too-large": {
    text: { zh: "地址或请求头太长。", en: "The address or the headers are too long." },
    hint: { zh: "请缩短。", en: "Make them shorter." },
    status: 431,
  },
  "request-too-slow": {
    text: { zh: "请求到得太慢。", en: "The request took too long to arrive." },
    hint: { zh: "请重试。", en: "Send it again." },
    status: 408,
  },
  "request-too-many": {
    text: { zh: "{what}太多，最多 {max}。", en: "Too many {what}: at most {max}." },
    hint: { zh: "请减少后再试。", en: "Try again with fewer." },
    status: 422,
  },
  "request-too-many-streams": {
    text: { zh: "打开的页面太多。", en: "Too many pages are open." },
    hint: { zh: "请关闭一些页面。", en: "Close some of them." },
    status: 503,
  },
  "request-failed": {
    text: { zh: "服务器出错了（编号 {id}）。", en: "The server failed (number {id})." },
    hint: {
      zh: "请稍后再试；仍不行请把编号告诉管理员。",
      en: "Try again in a moment; if it goes on, tell the administrator this number.",
    },
    status: 500,
  },
  "record-form-unknown": {
    text: { zh: "这个项目现行标准中没有表单 {form}。", en: "The standard in force at this site has no form {form}." },
    hint: { zh: "请检查表单名。", en: "Check the name of the form." },
    status: 422,
  },
} as const satisfies Record<string, RefusalText>;
