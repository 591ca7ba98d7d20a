import { html, nothing, svg, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import type { RecordInput, Text, views } from "../../core/index.ts";
import { api, faultTexts, listen, type Fault } from "../api.ts";
import { GjElement } from "../elements/element.ts";
import { icon, type Icon } from "../styles/icons.ts";
import { appStyles } from "./app-styles.ts";
import type { Context } from "./context.ts";
import { flush, send, waiting, type About, type Sent } from "./outbox.ts";
import { placesOf } from "./months.ts";
import { hashOf, readRoute, type Page, type Route } from "./route.ts";
import { texts } from "./texts.ts";

const house = svg`<path d="M3.5 11.5 12 4.5l8.5 7v8a1 1 0 0 1-1 1h-15a1 1 0 0 1-1-1z" /><path d="m8.5 14 2.5 2.5 4.5-5" />`;
const tabs: readonly (readonly [Page, Icon, Text, readonly Page[]])[] = [
  ["today", "today", texts.today, ["today", "place"]],
  ["sheet", "sheet", texts.sheet, ["sheet"]],
  ["findings", "finding", texts.findings, ["findings", "record", "rule"]],
  ["compliance", "chart", texts.compliance, ["compliance"]],
];
const retryEvery = 20_000;
const toastFor = { good: 3_500, bad: 9_000 };
const refusalsShown = 5;

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** The app: who is signed in, which site, which page; the queue of records; what the server tells. */
export class GjApp extends GjElement {
  static override styles = [GjElement.styles, appStyles];

  @state() private route: Route = readRoute(location.hash);
  @state() private session: views.SessionView | undefined;
  @state() private site: views.SiteView | undefined;
  @state() private fault: Fault | undefined;
  @state() private version = 0;
  @state() private queue = 0;
  @state() private refusedRecords = 0;
  @state() private refused: views.RefusedView | undefined;
  @state() private toast: { readonly message: string; readonly tone: "good" | "bad" } | undefined;
  private stops: (() => void)[] = [];
  private toastTimer: ReturnType<typeof setTimeout> | undefined;
  private freshTimer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    document.documentElement.lang = stored("gj-lang") ?? (navigator.language.startsWith("zh") ? "zh-CN" : "en");
    this.on(window, "hashchange", () => this.moved());
    this.on(window, "online", () => void this.flush());
    this.on(document, "visibilitychange", () => document.visibilityState === "visible" && void this.flush());
    const timer = setInterval(() => void this.flush(), retryEvery);
    this.stops.push(() => clearInterval(timer));
    this.addEventListener("gj-open", (event) => this.open((event as CustomEvent<Opened>).detail));
    this.addEventListener("gj-flush", () => void this.flush());
    this.addEventListener("gj-queue", () => this.count());
    this.addEventListener("gj-sign-out", () => void this.signOut());
    this.addEventListener("gj-signed-out", () => (this.fault = { kind: "signed-out" }));
    this.count();
    void this.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stops.forEach((stop) => stop());
    this.stops = [];
  }

  private on(target: EventTarget, name: string, act: () => unknown): void {
    target.addEventListener(name, act);
    this.stops.push(() => target.removeEventListener(name, act));
  }

  private async start(): Promise<void> {
    this.fault = undefined;
    const session = await api.session();
    if (!session.ok) return void (this.fault = session.fault);
    this.session = session.value;
    const wanted = stored("gj-site");
    await this.enter(session.value.sites.find(({ id }) => id === wanted)?.id ?? session.value.sites[0]?.id);
    this.stops.push(
      listen({
        record: () => this.refresh(),
        reloaded: (change) => {
          this.say(this.tell(texts.reloaded, { ruleset: `${change.ruleset}@${change.version}` }));
          void this.loadSite();
        },
        refused: (refused) => (this.refused = refused),
      }),
    );
    await this.flush();
  }

  private async signOut(): Promise<void> {
    const answer = await api.signOut();
    if (answer.ok) location.reload();
    else this.say(this.tell(answer.fault.kind === "refused" ? faultTexts[500] : faultTexts[answer.fault.kind]), "bad");
  }

  private async enter(site: string | undefined): Promise<void> {
    if (site === undefined) return void (this.fault = { kind: "refused", status: 404, title: "", detail: "" });
    localStorage.setItem("gj-site", site);
    await this.loadSite(site);
  }

  private async loadSite(id = this.site?.site): Promise<void> {
    if (id === undefined) return;
    const answer = await api.get<views.SiteView>(api.paths.site(id));
    if (answer.ok) {
      this.site = answer.value;
      this.refused = answer.value.refused;
    } else if (!this.site) this.fault = answer.fault;
    this.version++;
  }

  /** Loads pages anew, once for many events at a time. */
  private refresh(): void {
    clearTimeout(this.freshTimer);
    this.freshTimer = setTimeout(() => this.version++, 250);
  }

  private count(): void {
    const all = waiting();
    this.refusedRecords = all.filter(({ refused }) => refused).length;
    this.queue = all.length - this.refusedRecords;
  }

  private async flush(): Promise<void> {
    const { session } = this;
    if (!session || waiting().length === 0) return void this.count();
    const sent = await flush(session.person.id);
    this.count();
    if (sent) this.version++;
  }

  private say(message: string, tone: "good" | "bad" = "good"): void {
    clearTimeout(this.toastTimer);
    this.toast = { message, tone };
    this.toastTimer = setTimeout(() => (this.toast = undefined), toastFor[tone]);
  }

  private async hand(record: RecordInput, said: string, session: views.SessionView, about: About): Promise<Sent> {
    const sent = await send(record, session.person.id, about);
    this.count();
    if (sent === "sent") this.say(said);
    else if (sent === "lost") this.say(this.tell(texts.lost), "bad");
    else if (sent === "waiting") await this.kept();
    else
      this.say(
        this.tell(texts["not-taken"], {
          why:
            sent.fault.kind === "refused"
              ? `${sent.fault.title} ${sent.fault.detail}`.trim()
              : this.tell(faultTexts[sent.fault.kind]),
        }),
        "bad",
      );
    if (sent !== "waiting") this.version++;
    return sent;
  }

  /** Says why a record waits: no network, or nobody is signed in any more. */
  private async kept(): Promise<void> {
    const session = await api.session();
    if (!session.ok && session.fault.kind === "signed-out") this.fault = session.fault;
    else this.say(this.tell(texts.kept));
  }

  private moved(): void {
    const before = this.route;
    this.route = readRoute(location.hash);
    if (before.page === this.route.page && before.id === this.route.id) return;
    window.scrollTo(0, 0);
    this.toast = undefined;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>("main")?.focus({ preventScroll: true }),
    );
  }

  private open(opened: Opened): void {
    if ("findings" in opened) location.hash = hashOf("findings", "", opened.findings);
    else if ("place" in opened) location.hash = hashOf("place", opened.place);
    else if ("record" in opened) location.hash = hashOf("record", opened.record);
    else location.hash = hashOf("rule", opened.rule);
  }

  private speak(): void {
    const next = this.tongue === "zh" ? "en" : "zh-CN";
    document.documentElement.lang = next;
    localStorage.setItem("gj-lang", next);
  }

  private context(session: views.SessionView, site: views.SiteView): Context {
    return {
      session,
      site,
      version: this.version,
      may: (right) => session.rights.includes(right),
      hand: (record, said, what) => {
        const place = placesOf(site.places).find(({ id }) => id === record.place)?.title;
        return this.hand(record, said, session, { what, ...(place && { place }) });
      },
      say: (message, tone) => this.say(message, tone),
      go: (hash) => (location.hash = hash),
    };
  }

  protected override render(): TemplateResult {
    const { session, site, fault } = this;
    if (fault?.kind === "signed-out" || (fault && !site)) return this.welcome(fault);
    if (!session || !site)
      return html`<div class="frame">
        <div class="welcome" role="status">
          ${this.logo()}
          <p>${this.tell(texts.loading)}</p>
        </div>
      </div>`;
    const context = this.context(session, site);
    const { route } = this;
    const two = route.page === "today" || route.page === "place";
    return html`<div class="frame">
      ${this.top(session, site)} ${this.banners(site)}
      <div class="body ${two ? "two" : ""}">
        <nav class="tabs" aria-label=${this.tell(texts.menu)}>
          ${tabs.map(
            ([page, name, title, pages]) =>
              html`<a href=${hashOf(page)} aria-current=${pages.includes(route.page) ? "page" : nothing}
                >${icon(name)}${this.tell(title)}</a
              >`,
          )}
        </nav>
        ${route.page === "place" ? html`<aside class="pane" aria-label=${this.tell(texts.today)}><gj-today-page .context=${context} .route=${route}></gj-today-page></aside>` : nothing}
        ${route.page === "today" ? this.todayPanes(context, route) : html`<main tabindex="-1">${this.page(context, route)}</main>`}
      </div>
      <div class="toast" role="status">
        ${this.toast ? html`<p class=${this.toast.tone}>${this.toast.message}</p>` : nothing}
      </div>
    </div>`;
  }

  private todayPanes(context: Context, route: Route): TemplateResult {
    return html`<main tabindex="-1" class="list">
        <gj-today-page .context=${context} .route=${route}></gj-today-page>
      </main>
      <aside class="pane hint" aria-label=${this.tell(texts.place)}>
        <gj-place-page .context=${context} .route=${route}></gj-place-page>
      </aside>`;
  }

  private skip(event: Event): void {
    event.preventDefault();
    this.renderRoot.querySelector<HTMLElement>("main")?.focus();
  }

  private page(context: Context, route: Route): TemplateResult {
    switch (route.page) {
      case "sheet":
        return html`<gj-sheet-page .context=${context} .route=${route}></gj-sheet-page>`;
      case "findings":
        return html`<gj-findings-page .context=${context} .route=${route}></gj-findings-page>`;
      case "compliance":
        return html`<gj-compliance-page .context=${context} .route=${route}></gj-compliance-page>`;
      case "rule":
        return html`<gj-rule-page .context=${context} .route=${route}></gj-rule-page>`;
      case "record":
        return html`<gj-record-page .context=${context} .route=${route}></gj-record-page>`;
      case "queue":
        return html`<gj-queue-page .context=${context}></gj-queue-page>`;
      case "none":
        return html`<div class="none">
          <h1>${this.tell(texts["no-page"])}</h1>
          <p>${this.tell(texts["no-page-hint"])}</p>
          <a class="button" href=${hashOf("today")}>${this.tell(texts["to-today"])}</a>
        </div>`;
      default:
        return html`<gj-place-page .context=${context} .route=${route}></gj-place-page>`;
    }
  }

  private logo(): TemplateResult {
    return html`<svg viewBox="0 0 24 24" aria-hidden="true">${house}</svg>`;
  }

  private top(session: views.SessionView, site: views.SiteView): TemplateResult {
    return html`<header class="top">
      <a class="skip button" href=${location.hash || "#/today"} @click=${(event: Event) => this.skip(event)}
        >${this.tell(texts.skip)}</a
      >
      <a class="brand" href=${hashOf("today")}>${this.logo()}${this.tell(texts.product)}</a>
      ${
        session.sites.length > 1
          ? html`<select
              aria-label=${this.tell(texts.site)}
              @change=${(event: Event) => void this.enter((event.target as HTMLSelectElement).value)}
            >
              ${session.sites.map(({ id, title }) => html`<option value=${id} .selected=${id === site.site}>${this.tell(title)}</option>`)}
            </select>`
          : html`<span class="site">${this.tell(site.title)}</span>`
      }
      ${this.queue ? html`<a class="waiting button number" href=${hashOf("queue")}>${icon("cloud")}${this.tell(texts["queue-n"], { n: this.queue })}</a>` : nothing}
      ${this.refusedRecords ? html`<a class="waiting bad button number" href=${hashOf("queue")}>${icon("alert")}${this.tell(texts["queue-refused-n"], { n: this.refusedRecords })}</a>` : nothing}
      <button type="button" lang=${this.tongue === "zh" ? "en" : "zh-CN"} @click=${() => this.speak()}>
        ${this.tell(texts.language)}
      </button>
    </header>`;
  }

  private banners(site: views.SiteView): unknown {
    const draft = site.rulesets.some((ruleset) => ruleset.draft);
    const example = site.example || site.rulesets.some((ruleset) => ruleset.example);
    const words = [draft ? this.tell(texts.draft) : "", example ? this.tell(texts.example) : ""].filter(Boolean);
    return [
      words.length
        ? html`<aside class="banner" aria-label=${this.tell(texts.ruleset)}>
            ${icon("alert")}<span>${words.join(" · ")}</span>
          </aside>`
        : nothing,
      this.refused ? this.refusal(this.refused) : nothing,
    ];
  }

  private refusal({ ruleset, refusals }: views.RefusedView): TemplateResult {
    return html`<section class="refused" role="alert">
      <div class="head">
        ${icon("alert")}<span>${this.tell(texts.refused, { ruleset })}</span>
        <button type="button" aria-label=${this.tell(texts.close)} @click=${() => (this.refused = undefined)}>
          ${icon("cross")}
        </button>
      </div>
      <ul>
        ${refusals
          .slice(0, refusalsShown)
          .map(
            ({ at, sentence, hint }) =>
              html`<li>
                ${at ? html`<code>${at.file}:${at.line}:${at.column}</code>` : nothing} ${this.tell(sentence)}
                ${this.tell(hint) ? html`<p>${this.tell(hint)}</p>` : nothing}
              </li>`,
          )}
      </ul>
      ${refusals.length > refusalsShown ? html`<p>${this.tell(texts["and-more"], { n: refusals.length - refusalsShown })}</p>` : nothing}
    </section>`;
  }

  private welcome(fault: Fault): TemplateResult {
    const out = fault.kind === "signed-out";
    return html`<div class="frame">
      <header class="top">
        <span class="site"></span>
        <button type="button" lang=${this.tongue === "zh" ? "en" : "zh-CN"} @click=${() => this.speak()}>
          ${this.tell(texts.language)}
        </button>
      </header>
      <main class="welcome" tabindex="-1">
        ${this.logo()}
        <h1>${out ? this.tell(texts["sign-in"]) : this.tell(texts.product)}</h1>
        <p>
          ${out ? this.tell(texts["sign-in-how"]) : fault.kind === "offline" ? this.tell(faultTexts.offline) : `${fault.title} ${fault.detail}`}
        </p>
        ${this.queue ? html`<p class="number">${this.tell(texts["queue-n"], { n: this.queue })}</p>` : nothing}
        <button type="button" @click=${() => void this.start()}>${this.tell(texts.retry)}</button>
      </main>
    </div>`;
  }
}

type Opened =
  | { readonly findings: Readonly<Record<string, string | undefined>> }
  | { readonly place: string }
  | { readonly record: string }
  | { readonly rule: string };
