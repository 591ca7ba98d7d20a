/**
 * 1,500 lines that would run a script if markup were made of them: 25 things that run × 10 places to break out of × 6 ways
 * to write it. Our own, and the same in every run; each calls `alert`, which no page of the product ever does.
 */
const RUNS: readonly string[] = [
  "<script>alert(1)</script>",
  "<script src=data:,alert(1)></script>",
  "<img src=x onerror=alert(1)>",
  "<img src=x onerror=alert`1`>",
  "<image href=x onerror=alert(1)>",
  "<svg onload=alert(1)>",
  "<svg><script>alert(1)</script></svg>",
  "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
  "<svg><a xlink:href=javascript:alert(1)><text y=9>x</text></a></svg>",
  "<svg><use href=data:image/svg+xml,<svg/onload=alert(1)>></svg>",
  "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
  "<iframe src=javascript:alert(1)></iframe>",
  "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
  "<object data=javascript:alert(1)></object>",
  "<embed src=javascript:alert(1)>",
  "<video><source onerror=alert(1)></video>",
  "<audio src=x onerror=alert(1)></audio>",
  "<details open ontoggle=alert(1)>x</details>",
  "<input autofocus onfocus=alert(1)>",
  "<div style=animation-name:x onanimationstart=alert(1)>x</div>",
  "<form action=javascript:alert(1)><button>x</button></form>",
  "<a href=javascript:alert(1) autofocus>x</a>",
  "<base href=javascript:alert(1)//>",
  "<meta http-equiv=refresh content=0;url=javascript:alert(1)>",
  "<link rel=stylesheet href=data:,*{} onload=alert(1)>",
];

/** What the line pretends to stand in. */
const PLACES: readonly ((run: string) => string)[] = [
  (run) => run,
  (run) => `">${run}`,
  (run) => `'>${run}`,
  (run) => `x" onfocus="alert(1)" autofocus y="${run}`,
  (run) => `</textarea></title></style>${run}`,
  (run) => `</script>${run}`,
  (run) => `-->${run}<!--`,
  (run) => `]]>${run}`,
  (run) => `</template></slot>${run}`,
  (run) => `\${alert(1)}{{constructor.constructor('alert(1)')()}}${run}`,
];

/** How it is written. */
const WRITTEN: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replace(/[a-z]/g, (letter, at: number) => (at % 2 ? letter.toUpperCase() : letter)),
  (text) => text.replace(/</g, "&lt;").replace(/>/g, "&gt;"),
  (text) => encodeURIComponent(text),
  (text) =>
    text
      .replaceAll(" ", "/")
      .replaceAll(">", " >")
      .replace(/javascript:/g, "java\tscript&colon;"),
  (text) => text.replace(/[<>'"]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`),
];

export const XSS: readonly string[] = WRITTEN.flatMap((write) =>
  PLACES.flatMap((place) => RUNS.map((run) => write(place(run)))),
);
