import type { RefusalText } from "../refusal.ts";

/** What the stores refuse, at start and when something is written. */
export const store = {
  "data-missing": {
    text: { zh: "没有数据目录 {dir}。", en: "There is no data folder {dir}." },
    hint: { zh: "请检查路径，或用 --data 指定。", en: "Check the path, or name another with --data." },
    status: 503,
  },
  "data-not-writable": {
    text: { zh: "数据目录 {dir} 无法写入（{reason}）。", en: "The data folder {dir} cannot be written ({reason})." },
    hint: {
      zh: "请给当前用户写权限，或用 --data 指定别的目录。",
      en: "Give this user the right to write there, or name another folder with --data.",
    },
    status: 503,
  },
  "data-not-readable": {
    text: { zh: "数据目录 {dir} 无法读取（{reason}）。", en: "The data folder {dir} cannot be read ({reason})." },
    hint: { zh: "请给当前用户读权限。", en: "Give this user the right to read it." },
    status: 503,
  },
  "data-locked": {
    text: {
      zh: "数据目录 {dir} 正由进程 {pid}（主机 {host}，自 {since}）使用。",
      en: "The data folder {dir} is in use by process {pid} on {host} since {since}.",
    },
    hint: {
      zh: "请先停止那个进程；同一目录同时只能有一个进程写入。",
      en: "Stop that process first; one folder has one writer at a time.",
    },
    status: 503,
  },
  "data-locked-elsewhere": {
    text: {
      zh: "数据目录 {dir} 由另一台机器 {host} 的进程 {pid} 锁定（自 {since}），在这里无法确认它是否还在运行。",
      en: "The data folder {dir} is locked by process {pid} on another machine, {host}, since {since}; whether it still runs cannot be seen from here.",
    },
    hint: {
      zh: "确认那台机器上的进程已停止后，删除 {file}。",
      en: "When that process has surely stopped, delete {file}.",
    },
    status: 503,
  },
  "lock-unreadable": {
    text: { zh: "锁文件 {file} 无法读懂。", en: "The lock file {file} cannot be read." },
    hint: { zh: "确认没有进程在使用该目录后，删除它。", en: "When no process uses the folder, delete it." },
    status: 503,
  },
  "journal-empty": {
    text: { zh: "日志文件 {file} 是空的。", en: "The journal {file} is empty." },
    hint: {
      zh: "请从备份恢复；guanjia verify 会说明缺了什么。",
      en: "Restore it from a backup; guanjia verify says what is missing.",
    },
    status: 503,
  },
  "journal-foreign": {
    text: { zh: "{file} 不是管家的日志。", en: "{file} is not a journal of Guanjia." },
    hint: {
      zh: "请把它移出数据目录，或从备份恢复。",
      en: "Move it out of the data folder, or restore it from a backup.",
    },
    status: 503,
  },
  "journal-misplaced": {
    text: {
      zh: "{file} 是项目 {site} {month} 的日志，放错了地方。",
      en: "{file} is the journal of site {site} for {month}, and does not belong here.",
    },
    hint: { zh: "请放回原处，或从备份恢复。", en: "Put it back where it came from, or restore from a backup." },
    status: 503,
  },
  "journal-newer": {
    text: {
      zh: "{file} 由更新的版本写成（格式 {format}，本程序认得到 {known}）。",
      en: "{file} was written by a newer version (format {format}; this program knows up to {known}).",
    },
    hint: { zh: "请用新版本打开；文件未作任何改动。", en: "Open it with the newer version; nothing was changed." },
    status: 503,
  },
  "journal-line-malformed": {
    text: { zh: "这一行不是日志的格式。", en: "This line does not have the form of a journal line." },
    hint: {
      zh: "请从备份恢复该文件，再用 guanjia verify 核对。",
      en: "Restore the file from a backup, then run guanjia verify.",
    },
    status: 503,
  },
  "journal-chain-broken": {
    text: {
      zh: "链在这里断开：这一行或它之前的一行被改动、删除、插入或调换（序号 {seq}，应为 {wanted}）。",
      en: "The chain breaks here: this line or the one before was changed, deleted, inserted or swapped (number {seq}, wanted {wanted}).",
    },
    hint: {
      zh: "请从备份恢复该文件，再用 guanjia verify 核对。",
      en: "Restore the file from a backup, then run guanjia verify.",
    },
    status: 503,
  },
  "journal-body-changed": {
    text: {
      zh: "第 {seq} 号内容与其摘要不符，被改动过。",
      en: "The content of number {seq} does not match its digest: it was changed.",
    },
    hint: {
      zh: "请从备份恢复该文件，再用 guanjia verify 核对。",
      en: "Restore the file from a backup, then run guanjia verify.",
    },
    status: 503,
  },
  "journal-entry-unknown": {
    text: {
      zh: "第 {seq} 号是本程序不认识的一类条目。",
      en: "Number {seq} is an entry of a sort this program does not know.",
    },
    hint: { zh: "请用写下它的那个版本打开。", en: "Open it with the version that wrote it." },
    status: 503,
  },
  "journal-short": {
    text: {
      zh: "日志的末尾被截去：到第 {seq} 号为止，而已知的末尾是第 {wanted} 号。",
      en: "The tail of the journal was cut: it ends with number {seq}, and the known head is number {wanted}.",
    },
    hint: {
      zh: "请从备份恢复；若确认接受损失，删除该项目目录下的 head 文件再启动。",
      en: "Restore it from a backup; to accept the loss, delete the file `head` in the site's folder and start again.",
    },
    status: 503,
  },
  "journal-replaced": {
    text: {
      zh: "第 {seq} 号与已知的链不同：整个日志被换过。",
      en: "Number {seq} is not the one of the known head: the journal was replaced.",
    },
    hint: { zh: "请从备份恢复。", en: "Restore it from a backup." },
    status: 503,
  },
  "state-empty": {
    text: { zh: "设置文件 {file} 是空的。", en: "The settings file {file} is empty." },
    hint: {
      zh: "请从备份恢复，或删除它以重新开始（只含设置、会话和草稿）。",
      en: "Restore it from a backup, or delete it to start anew (it holds settings, sessions and drafts only).",
    },
    status: 503,
  },
  "state-foreign": {
    text: { zh: "设置文件 {file} 无法读懂。", en: "The settings file {file} cannot be read." },
    hint: {
      zh: "请从备份恢复，或删除它以重新开始（只含设置、会话和草稿）。",
      en: "Restore it from a backup, or delete it to start anew (it holds settings, sessions and drafts only).",
    },
    status: 503,
  },
  "state-newer": {
    text: {
      zh: "{file} 由更新的版本写成（格式 {format}，本程序认得到 {known}）。",
      en: "{file} was written by a newer version (format {format}; this program knows up to {known}).",
    },
    hint: { zh: "请用新版本打开；文件未作任何改动。", en: "Open it with the newer version; nothing was changed." },
    status: 503,
  },
  "store-full": {
    text: { zh: "磁盘已满，没有保存。", en: "The disk is full; nothing was stored." },
    hint: { zh: "请腾出空间后重试；不必重启。", en: "Free some space and try again; no restart is needed." },
    status: 507,
  },
  "store-read-only": {
    text: {
      zh: "写入失败（{reason}），目前只能读取；没有保存。",
      en: "Writing failed ({reason}), so only reading is possible now; nothing was stored.",
    },
    hint: { zh: "请检查磁盘后重试；不必重启。", en: "Look after the disk and try again; no restart is needed." },
    status: 503,
  },
  "store-not-read": {
    text: { zh: "记录读不回来（{reason}），不知是否已存。", en: "Reading failed ({reason}); it may be stored or not." },
    hint: { zh: "用同一编号再发一次，只会存一条。", en: "Send it again with the same id; it is stored once." },
    status: 503,
  },
  "store-closing": {
    text: { zh: "程序正在停止，没有保存。", en: "The program is stopping; nothing was stored." },
    hint: { zh: "请稍后再试。", en: "Try again in a moment." },
    status: 503,
  },
  "record-id-taken": {
    text: {
      zh: "编号 {id} 已有另一条内容不同的记录。",
      en: "The id {id} already stands for a record with other content.",
    },
    hint: {
      zh: "更正请另起编号并写 corrects。",
      en: "To correct a record, post a new one with its own id and `corrects`.",
    },
    status: 409,
  },
  "record-unknown": {
    text: { zh: "没有编号为 {id} 的记录。", en: "There is no record {id}." },
    hint: { zh: "请检查编号。", en: "Check the id." },
    status: 404,
  },
  "record-not-newest": {
    text: { zh: "记录 {id} 已被 {newest} 更正。", en: "Record {id} has already been corrected by {newest}." },
    hint: { zh: "请看过最新内容，再更正 {newest}。", en: "Look at the newest content, then correct {newest}." },
    status: 409,
  },
  "record-withdrawn": {
    text: { zh: "记录 {id} 已撤回。", en: "Record {id} has been withdrawn." },
    hint: { zh: "需要时请新记一条。", en: "Post a new record where one is needed." },
    status: 409,
  },
  "record-form-differs": {
    text: {
      zh: "记录 {id} 属于表单 {form}，不能用别的表单更正。",
      en: "Record {id} is of the form {form} and cannot be corrected with another.",
    },
    hint: { zh: "请撤回它，再用对的表单新记一条。", en: "Withdraw it, and post a new record with the right form." },
    status: 422,
  },
  "record-time-malformed": {
    text: { zh: "{value} 不是带时区的时刻。", en: "{value} is not a moment with its offset." },
    hint: { zh: "例如 2026-11-20T08:30:00+08:00。", en: "For example 2026-11-20T08:30:00+08:00." },
    status: 422,
  },
} as const satisfies Record<string, RefusalText>;
