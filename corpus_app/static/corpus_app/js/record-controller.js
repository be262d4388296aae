/**
 * The dialog that puts a new name on record: what the text tells is filled in, near-equal records are shown first.
 *
 * What was typed stays when the dialog is closed, until another card opens it.
 */
(() => {
  const PAUSE = 300;

  class RecordController extends window.StimulusModule.Controller {
    static targets = ['near', 'message'];

    static values = { url: String, offline: String };

    disconnect() {
      clearTimeout(this.timer);
    }

    get dialog() {
      return this.element.closest('[data-controller~="w-dialog"]');
    }

    get address() {
      return this.urlValue.replace('/0/', `/${this.key}/`);
    }

    async open({ detail: { key } }) {
      if (this.key !== key) {
        this.key = key;
        this.element.replaceChildren();
        const response = await window.corpus.server.get(this.address).catch(() => null);
        if (!response?.ok) {
          this.key = null;
          const text = response && (await window.corpus.server.messageOf(response));
          this.dispatch('failed', { detail: { text: text ?? this.offlineValue } });
          return;
        }
        this.element.innerHTML = await response.text();
      }
      this.dialog.dispatchEvent(new CustomEvent('w-dialog:show'));
      const name = this.element.querySelector('[name="name"]');
      name.focus();
      name.select();
    }

    close() {
      this.dialog.dispatchEvent(new CustomEvent('w-dialog:hide'));
    }

    /** Which records are near the name as it is typed now. */
    compare(event) {
      if (!['name', 'kind'].includes(event.target.name)) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.showNear(), PAUSE);
    }

    async showNear() {
      const form = this.element.querySelector('form');
      const query = new URLSearchParams({ near: form.elements.name.value, kind: form.elements.kind?.value ?? '' });
      const response = await window.corpus.server.get(`${this.address}?${query}`).catch(() => null);
      if (response?.ok && this.hasNearTarget) this.nearTarget.innerHTML = await response.text();
    }

    /** One of the near-equal records is meant. */
    thisOne(event) {
      this.leave('chosen', { instead: event.params.id });
    }

    async save(event) {
      event.preventDefault();
      if (this.saving) return;
      this.saving = true;
      this.say('');
      const data = new FormData(event.currentTarget);
      const response = await window.corpus.server.post(this.address, data).catch(() => null);
      await this.answered(response);
      this.saving = false;
    }

    async answered(response) {
      if (response?.status === 422) {
        this.element.innerHTML = await response.text();
        const wrong = this.element.querySelector('.w-field--error input, .w-field--error select');
        (wrong ?? this.element.querySelector('[name="name"]')).focus();
        return;
      }
      const answer = await response?.json().catch(() => null);
      if (response?.ok && answer) this.leave('recorded', answer);
      else this.say(answer?.message ?? this.offlineValue);
    }

    /** The dialog gives the focus back before the panel moves it on. */
    leave(outcome, detail) {
      const { key } = this;
      this.key = null;
      this.close();
      this.dispatch(outcome, { detail: { key, ...detail } });
    }

    say(text) {
      this.messageTarget.textContent = text;
      this.messageTarget.hidden = !text;
    }
  }

  window.wagtail.app.register('corpus-record', RecordController);
})();
