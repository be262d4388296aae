/**
 * Bring a list of cards up to date card by card, so that what somebody reads, has opened or types in stays.
 */
(() => {
  const busy = (card) => {
    const active = document.activeElement;
    return card.contains(active) && active.matches('input, select') && active.value !== '';
  };

  /** The card to show: the present one while it would look the same, is typed in or decided on, else the fresh one. */
  function choose(present, fresh) {
    const same = present && present.dataset.version === fresh.dataset.version;
    if (same || (present && (busy(present) || present.dataset.outcome))) return present;
    const details = present?.querySelector('details');
    if (details?.open) fresh.querySelector('details')?.setAttribute('open', '');
    return fresh;
  }

  /** Cards that are shown keep their order, so that nothing moves under the eyes; a new one follows its predecessor. */
  function inOrder(list, cards) {
    const fresh = new Map(cards.map((card) => [card.dataset.key, card]));
    const keys = [...list.children].map((card) => card.dataset.key).filter((key) => fresh.has(key));
    cards.forEach(({ dataset: { key } }, index) => {
      if (!keys.includes(key)) keys.splice(keys.indexOf(cards[index - 1]?.dataset.key) + 1, 0, key);
    });
    return keys.map((key) => fresh.get(key));
  }

  function place(list, cards) {
    inOrder(list, cards).forEach((card, index) => {
      const there = list.children[index];
      if (there === card) return;
      if (there?.dataset.key === card.dataset.key) there.replaceWith(card);
      else list.insertBefore(card, there ?? null);
    });
    while (list.children.length > cards.length) list.lastElementChild.remove();
  }

  /** Patch the body that is shown with a fresh one of the same shape; the focus is put back on its card. */
  function patch(body, fresh) {
    const focused = document.activeElement?.closest?.('[data-key]');
    const key = body.contains(focused) ? focused.dataset.key : null;
    const present = new Map([...body.querySelectorAll('[data-key]')].map((card) => [card.dataset.key, card]));
    for (const group of fresh.querySelectorAll('[data-group]')) {
      const shown = body.querySelector(`[data-group="${group.dataset.group}"]`);
      const cards = [...group.querySelectorAll('[data-key]')];
      shown.hidden = !cards.length;
      place(
        shown.querySelector('ul'),
        cards.map((card) => choose(present.get(card.dataset.key), card)),
      );
    }
    body.querySelector('[data-corpus-keys]').hidden = fresh.querySelector('[data-corpus-keys]').hidden;
    const status = body.querySelector('[data-corpus-status]');
    const freshStatus = fresh.querySelector('[data-corpus-status]');
    if (status.innerHTML !== freshStatus.innerHTML) status.replaceWith(freshStatus);
    if (key && !body.contains(document.activeElement)) {
      body.querySelector(`[data-key="${key}"]`)?.focus({ preventScroll: true });
    }
  }

  /** Several records bear the name a card proposes: offer them on it, call ``choose`` with the id of the one taken. */
  function offerChoices(card, candidates, choose) {
    const place = card.querySelector('[data-corpus-choices]');
    place.hidden = !candidates.length;
    place.replaceChildren(
      ...candidates.map((candidate) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.className = 'button button-small button-secondary';
        button.dir = 'auto';
        button.textContent = candidate.title;
        button.addEventListener('click', () => choose(candidate.id));
        return button;
      }),
    );
  }

  /** What the editor set on the card before accepting: role, weight… */
  function choicesOn(card) {
    const controls = [...card.querySelectorAll('[data-corpus-choice]')];
    const value = (control) => (control.type === 'checkbox' ? control.checked : control.value);
    return Object.fromEntries(controls.map((control) => [control.dataset.corpusChoice, value(control)]));
  }

  /** The open cards of a group of which the engine is sure. */
  function sureOnes(group) {
    const cards = [...group.querySelectorAll('[data-key]')];
    return cards.filter((card) => card.dataset.shown === 'pending' && card.dataset.level === 'sure');
  }

  window.corpus = { ...window.corpus, patchCards: patch, offerChoices, choicesOn, sureOnes };
})();
