import { html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { api, type Fault } from "../api.ts";
import { GjElement } from "../elements/element.ts";
import { appStyles } from "./app-styles.ts";
import { alone, why, type Frame } from "./frame.ts";
import { pageStyles } from "./page.ts";
import { texts } from "./texts.ts";

/**
 * What a sign-in link opens: one button, so that whatever looks at the link without a person uses nothing up.
 * @fires gj-signed-in - somebody is signed in, or the link has been used meanwhile
 */
export class SignInPage extends GjElement {
  static override styles = [GjElement.styles, pageStyles, appStyles];
  @property({ attribute: false }) frame?: Frame;
  @property() token = "";
  @state() private fault: Fault | undefined;
  @state() private busy = false;

  private async signIn(): Promise<void> {
    this.busy = true;
    const answer = await api.signIn(this.token);
    this.busy = false;
    this.fault = answer.ok || answer.fault.kind === "signed-out" ? undefined : answer.fault;
    if (!this.fault) this.send("gj-signed-in", {});
  }

  protected override render(): TemplateResult {
    const { frame, fault } = this;
    if (!frame) return html``;
    return alone(
      frame,
      this.tell(texts.product),
      html`<p>${this.tell(texts["sign-in-link"])}</p>
        <button type="button" class="primary" ?disabled=${this.busy} @click=${() => void this.signIn()}>
          ${this.tell(texts["sign-in"])}
        </button>
        ${fault ? html`<p class="bad" role="alert">${why(fault, frame.tell)}</p>` : nothing}`,
    );
  }
}
