import { html, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import type { RecordInput, Text, views } from "../../core/index.ts";
import { api, faultTexts, listen, type Fault } from "../api.ts";
import { GjElement } from "../elements/element.ts";
import { icon } from "../styles/icons.ts";
import { appStyles } from "./app-styles.ts";
import { banners } from "./banners.ts";
import type { Context } from "./context.ts";
import { keep, stored } from "../device.ts";
import { logo, tabs, top, welcome, why, type Frame } from "./frame.ts";
import { flush, send, waiting, type About, type Sent } from "./outbox.ts";
import { placesOf } from "./months.ts";
import { pageStyles } from "./page.ts";
import { addressAsHash, hashOf, hashOfOpened, linkToken, readRoute, type Opened, type Route } from "./route.ts";
import { texts } from "./texts.ts";
import type { GjToasts, Tone } from "./toasts.ts";

const retryEvery = 20_000;

const freshEvery = 300_000;

/** The app: who is signed in, which site, which page; the queue of records; what the server tells. */
export class GjApp extends GjElement {
  static override styles = [GjElement.styles, pageStyles, appStyles];

  @state() private route: Route = readRoute(location.hash || addressAsHash());
  @state() private session: views.SessionView | undefined;
  @state() private site: views.SiteView | undefined;
  @state() private fault: Fault | undefined;
  /** The token of a sign-in link that was opened and is still good. */
  @state() private link: string | undefined;
  @state() private version = 0;
  @state() private queue = 0;
  @state() private refusedRecords = 0;
  @state() private refused: views.RefusedView | undefined;
  private stops: (() => void)[] = [];
  /** Stops listening to the server. */
  private deaf: (() => void) | undefined;
  private freshTimer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    document.documentElement.lang = stored("gj-lang") ?? (navigator.language.startsWith("zh") ? "zh-CN" : "en");
    this.on(window, "hashchange", () => this.moved());
    this.on(window, "online", () => void this.flush());
    this.on(document, "visibilitychange", () => this.look());
    const timers = [setInterval(() => void this.flush(), retryEvery), setInterval(() => this.look(), freshEvery)];
    this.stops.push(() => timers.forEach(clearInterval));
    this.addEventListener("gj-open", (event) => (location.hash = hashOfOpened((event as CustomEvent<Opened>).detail)));
    this.addEventListener("gj-flush", () => void this.flush());
    this.addEventListener("gj-queue", () => this.count());
    this.addEventListener("gj-signed-in", () => this.signedIn());
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
    const token = linkToken();
    if (token !== undefined && (await api.link(token)).ok) return void (this.link = token);
    const session = await api.session();
    if (!session.ok) return void (this.fault = session.fault);
    this.session = session.value;
    const wanted = stored("gj-site");
    await this.enter(session.value.sites.find(({ id }) => id === wanted)?.id ?? session.value.sites[0]?.id);
    this.deaf?.();
    this.stops.push(
      (this.deaf = listen({
        record: () => this.refresh(),
        reloaded: (change) => {
          this.say(this.tell(texts.reloaded, { ruleset: `${change.ruleset}@${change.version}` }));
          void this.loadSite();
        },
        refused: (refused) => (this.refused = refused),
      })),
    );
    await this.flush();
  }

  /** A phone comes out of a pocket, or a page stands open: time has passed, and more may be due. */
  private look(): void {
    if (document.visibilityState !== "visible") return;
    void this.flush();
    if (this.site) void this.loadSite();
  }

  /** The token of the link is of no more use, and leaves the address. */
  private signedIn(): void {
    this.link = undefined;
    history.replaceState(null, "", "/");
    void this.start();
  }

  private async signOut(): Promise<void> {
    const answer = await api.signOut();
    if (answer.ok) location.reload();
    else this.say(this.tell(answer.fault.kind === "refused" ? faultTexts[500] : faultTexts[answer.fault.kind]), "bad");
  }

  private async enter(site: string | undefined): Promise<void> {
    if (site === undefined) return void (this.fault = { kind: "refused", status: 404, title: "", detail: "" });
    keep("gj-site", site);
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

  private say(message: string, tone?: Tone): void {
    this.renderRoot.querySelector<GjToasts>("gj-toasts")?.say(message, tone);
  }

  private async hand(
    records: readonly RecordInput[],
    said: Text,
    session: views.SessionView,
    about: About,
  ): Promise<readonly Sent[]> {
    const results = await Promise.all(records.map((record) => send(record, session.person.id, about)));
    this.count();
    const sent = results.filter((result) => result === "sent").length;
    const refused = results.flatMap((result) =>
      typeof result === "object" ? [why(result.fault, this.frame.tell)] : [],
    );
    if (sent) this.say(this.tell(said, { n: sent }));
    if (refused.length) {
      const text = records.length > 1 ? texts["not-taken-n"] : texts["not-taken"];
      this.say(this.tell(text, { n: refused.length, why: [...new Set(refused)].join(" ") }), "bad");
    }
    if (results.includes("lost")) this.say(this.tell(texts.lost), "bad");
    if (results.includes("waiting")) await this.kept();
    if (results.some((result) => result !== "waiting")) this.version++;
    return results;
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
    this.renderRoot.querySelector<GjToasts>("gj-toasts")?.calm();
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>("main")?.focus({ preventScroll: true }),
    );
  }

  private speak(): void {
    const next = this.tongue === "zh" ? "en" : "zh-CN";
    document.documentElement.lang = next;
    keep("gj-lang", next);
  }

  private context(session: views.SessionView, site: views.SiteView): Context {
    return {
      session,
      site,
      version: this.version,
      may: (right) => session.rights.includes(right),
      hand: (records, said, about) => {
        const place = placesOf(site.places).find(({ id }) => id === records[0]?.place)?.title;
        return this.hand(records, said, session, { ...about, ...(place && { place }) });
      },
      go: (hash) => (location.hash = hash),
    };
  }

  protected override render(): TemplateResult {
    const { session, site, fault } = this;
    if (this.link !== undefined)
      return html`<gj-sign-in-page .frame=${this.frame} token=${this.link}></gj-sign-in-page>`;
    if (fault?.kind === "signed-out" || (fault && !site)) return welcome(this.frame, fault);
    if (!session || !site)
      return html`<div class="frame">
        <div class="welcome" role="status">
          ${logo}
          <p>${this.tell(texts.loading)}</p>
        </div>
      </div>`;
    const context = this.context(session, site);
    const { route } = this;
    const two = route.page === "today" || route.page === "place";
    return html`<div class="frame">
      ${top(this.frame, session, site)}
      ${banners(this.tell.bind(this), site, this.refused, () => (this.refused = undefined))}
      <div class="body ${two ? "two" : ""}">
        ${tabs(this.frame, route.page)}
        ${route.page === "place" ? html`<aside class="pane" aria-label=${this.tell(texts.today)}><gj-today-page .context=${context} .route=${route}></gj-today-page></aside>` : nothing}
        ${route.page === "today" ? this.todayPanes(context, route) : html`<main tabindex="-1">${this.page(context, route)}</main>`}
      </div>
      <gj-toasts></gj-toasts>
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

  /** What the frame around the pages needs of the app. */
  private get frame(): Frame {
    return {
      tongue: this.tongue,
      tell: this.tell.bind(this),
      waiting: this.queue,
      refused: this.refusedRecords,
      speak: () => this.speak(),
      skip: () => this.renderRoot.querySelector<HTMLElement>("main")?.focus(),
      enter: (id) => void this.enter(id),
      start: () => void this.start(),
    };
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
        return route.id
          ? html`<gj-edit-page .context=${context} .route=${route}></gj-edit-page>`
          : html`<gj-queue-page .context=${context}></gj-queue-page>`;
      case "none":
        return html`<div class="blank">
          ${icon("search")}
          <h1>${this.tell(texts["no-page"])}</h1>
          <p>${this.tell(texts["no-page-hint"])}</p>
          <a class="button" href=${hashOf("today")}>${this.tell(texts["to-today"])}</a>
        </div>`;
      default:
        return html`<gj-place-page .context=${context} .route=${route}></gj-place-page>`;
    }
  }
}
