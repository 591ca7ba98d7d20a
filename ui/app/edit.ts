import { css, html, type TemplateResult } from "lit";
import type { RecordInput, views } from "../../core/index.ts";
import { api } from "../api.ts";
import type { Context } from "./context.ts";
import { DetailsPage } from "./details.ts";
import { placesOf } from "./months.ts";
import { forget, waitingFor, type Waiting } from "./outbox.ts";
import { hashOf, type Route } from "./route.ts";
import { texts } from "./texts.ts";

/** A record that was not taken, to be edited and sent again; a correction beside the record that it corrects. */
export class EditPage extends DetailsPage<views.RecordView> {
  static override styles = [
    DetailsPage.styles,
    css`
      article {
        padding: 1.1rem;
      }
      h2 {
        font-size: 1.3rem;
      }
      .bad {
        margin-top: 0.4rem;
        color: var(--_bad);
      }
    `,
  ];

  protected url({ site }: Context, { id }: Route): string | undefined {
    const corrects = waitingFor(id)?.record.corrects;
    return corrects === undefined ? undefined : api.paths.record(site.site, corrects);
  }

  protected override empty(context: Context, { id }: Route): TemplateResult {
    const entry = waitingFor(id);
    return entry
      ? this.form(entry, viewOf(entry, context.site), context)
      : this.titled(this.tell(texts.record), html`<p>${this.tell(texts["queue-empty"])}</p>`);
  }

  protected view(record: views.RecordView, context: Context, route: Route): TemplateResult {
    const entry = waitingFor(route.id);
    return entry ? this.form(entry, record, context) : this.empty(context, route);
  }

  private form(entry: Waiting, record: views.RecordView, context: Context): TemplateResult {
    const { refused, about } = entry;
    const why = [refused?.title, refused?.detail].filter(Boolean).join(" ");
    const place = this.tell(record.place?.title);
    return this.titled(
      this.tell(texts.edit),
      html`<article class="card">
        <h2>${this.tell(about?.what ?? record.title)}</h2>
        <p class="muted">${place}</p>
        ${why ? html`<p class="bad">${this.tell(texts["not-taken"], { why })}</p>` : ""}
        <gj-record-form
          .record=${record}
          .people=${context.site.people}
          .draft=${entry.record}
          @gj-submit=${(event: Event) => this.submit(event as CustomEvent<RecordInput>, entry, context)}
          @gj-cancel=${() => context.go(hashOf("queue"))}
        ></gj-record-form>
      </article>`,
    );
  }

  private submit({ detail }: CustomEvent<RecordInput>, { record, about }: Waiting, context: Context): void {
    if (!waitingFor(record.id)) return; // tapped twice: sent once
    forget(record.id);
    void context.hand([detail], texts.sent, about ?? { what: { zh: record.form } });
    context.go(hashOf("queue"));
  }
}

/** A record that no server has, as a page shows those it has. */
function viewOf({ record, about, person }: Waiting, { places, timezone }: views.SiteView): views.RecordView {
  const { place: at, precision = "minute", happened = "" } = record;
  const place = placesOf(places).find(({ id }) => id === at);
  const marks = (record.marks ?? []).map((mark) => ({
    ...mark,
    title: about?.rows?.[mark.row] ?? about?.what ?? { zh: mark.row },
  }));
  return {
    id: record.id,
    title: about?.what ?? { zh: record.form },
    kind: "log",
    timezone,
    ...(place && { place }),
    around: [],
    inForce: {
      record: { ...record, happened, precision, received: "", "entered-by": person, seq: 0 },
      marks,
      enteredBy: {},
      late: false,
    },
    history: [],
    qualities: {},
  };
}
