/**
 * Decisions on their way to the server: one after another, in order. What the server cannot take now is kept, over a
 * reload of the tab as well, and sent when it is back.
 *
 * An entry is {key, decision, data}. ``send(entry)`` promises the server's Response, ``changed()`` is called when
 * entries came, went or got stuck, ``answered(entry, answer, accepted)`` when the server has taken or refused one, and
 * ``emptied()`` when none is left.
 */
(() => {
  const FIRST_PAUSE = 2000;
  const LONGEST_PAUSE = 60000;
  const MOST_FAILURES = 3;

  /** Why the entry must be kept: "offline", "loggedOut", or "" when the server has answered. */
  function obstacle(response, answer) {
    if (!response) return 'offline';
    if (answer) return '';
    if (response.redirected || [401, 403].includes(response.status)) return 'loggedOut';
    return response.status >= 500 || [408, 429].includes(response.status) ? 'offline' : '';
  }

  class Outbox {
    constructor({ storageKey, send, changed, answered, emptied }) {
      Object.assign(this, { storageKey, send, changed, answered, emptied });
      this.pause = FIRST_PAUSE;
      this.held = '';
      this.underWay = null;
      this.entries = this.load();
    }

    load() {
      try {
        return JSON.parse(window.sessionStorage.getItem(this.storageKey())) ?? [];
      } catch {
        return [];
      }
    }

    keep() {
      try {
        window.sessionStorage.setItem(this.storageKey(), JSON.stringify(this.entries));
      } catch {
        // A full or forbidden storage leaves the memory.
      }
      this.changed();
    }

    /** The last decision on a card that the server has not taken yet. */
    lastOf(key) {
      return this.entries.findLast((entry) => entry.key === key) ?? null;
    }

    add(...entries) {
      this.entries.push(...entries);
      this.keep();
      if (!this.held) this.flush();
    }

    /** Take back what was never sent; answers whether that was possible. */
    retract(entry) {
      if (entry === this.underWay) return false;
      this.entries = this.entries.filter((other) => other !== entry);
      if (!this.entries.length) this.release();
      this.keep();
      return true;
    }

    /** Try once more to send; resolved when all are sent or one is stuck. */
    flush() {
      this.flushing ??= this.sendAll().finally(() => (this.flushing = null));
      return this.flushing;
    }

    async sendAll() {
      clearTimeout(this.timer);
      while (this.entries.length) {
        [this.underWay] = this.entries;
        const done = await this.attempt(this.underWay);
        this.underWay = null;
        if (!done) return;
      }
      this.emptied();
    }

    /** Whether the entry has left: taken or refused. */
    async attempt(entry) {
      const response = await this.send(entry).catch(() => null);
      const answer = await response?.json().catch(() => null);
      const stuck = obstacle(response, answer);
      // One that the server fails on again and again must not hold up the others.
      if (response?.status === 500) entry.failures = (entry.failures ?? 0) + 1;
      if (stuck && !(entry.failures >= MOST_FAILURES)) {
        this.hold(stuck);
        return false;
      }
      this.release();
      this.entries = this.entries.filter((other) => other !== entry);
      this.keep();
      this.answered(entry, answer ?? {}, Boolean(response?.ok));
      return true;
    }

    hold(why) {
      this.held = why;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => {
        this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
        this.flush();
      }, this.pause);
      this.keep();
    }

    release() {
      clearTimeout(this.timer);
      this.held = '';
      this.pause = FIRST_PAUSE;
    }
  }

  window.corpus = { ...window.corpus, Outbox };
})();
