/**
 * Show a passage of the article in the editor's form: scroll to it and highlight its words.
 */
(() => {
  const HIGHLIGHT = 'corpus-evidence';
  const SHOWN = 'corpus-shown';

  // The card whose passages are walked through, and where it stands.
  let walk = { key: null, index: -1 };

  /** The element that holds a block: "title", "standfirst" or "body:<id of the block>". */
  function elementOf(block) {
    const [field, id] = block.split(':');
    const found = id
      ? document.querySelector(`[data-contentpath="${CSS.escape(id)}"]`)
      : document.querySelector(`[data-contentpath="${CSS.escape(field)}"]`);
    return found ?? document.getElementById(`id_${field}`);
  }

  /** A Range over the quote, found after the words before it; null when the text has changed meanwhile. */
  function rangeOf(element, before, quote) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let text = '';
    while (walker.nextNode()) {
      nodes.push([text.length, walker.currentNode]);
      text += walker.currentNode.data;
    }
    const sentence = text.indexOf(before + quote);
    const start = sentence === -1 ? text.indexOf(quote) : sentence + before.length;
    if (start === -1) return null;
    const range = document.createRange();
    for (const [from, node] of nodes) {
      const to = from + node.data.length;
      if (from <= start && start < to) range.setStart(node, start - from);
      if (from < start + quote.length && start + quote.length <= to) range.setEnd(node, start + quote.length - from);
    }
    return range;
  }

  function clear() {
    window.CSS.highlights?.delete(HIGHLIGHT);
    for (const element of document.getElementsByClassName(SHOWN)) element.classList.remove(SHOWN);
    walk = { key: null, index: -1 };
  }

  /** ``passage`` is the element that quotes the sentence, its words in a mark; its block is in data-block. */
  function show(passage) {
    clear();
    const element = elementOf(passage.dataset.block);
    if (!element) return;
    // It may lie in another tab of the form.
    const panel = element.closest('[role="tabpanel"]');
    if (panel?.hidden) document.querySelector(`[role="tab"][aria-controls="${panel.id}"]`)?.click();
    const mark = passage.querySelector('mark');
    const before = mark.previousSibling?.data.replace(/^…/, '') ?? '';
    const range = window.CSS.highlights ? rangeOf(element, before, mark.textContent) : null;
    if (range) window.CSS.highlights.set(HIGHLIGHT, new window.Highlight(range));
    else element.classList.add(SHOWN);
    const target = range ? range.startContainer.parentElement : element;
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    target.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
  }

  /**
   * Show the next passage of a card, after the last one none. Answers {number, count}, number 0 for none; null when
   * the card quotes nothing.
   */
  function next(card) {
    const quoted = [...card.querySelectorAll('[data-block]')];
    if (!quoted.length) return null;
    const index = walk.key === card.dataset.key ? walk.index + 1 : 0;
    clear();
    if (index < quoted.length) {
      show(quoted[index]);
      walk = { key: card.dataset.key, index };
      return { number: index + 1, count: quoted.length };
    }
    card.scrollIntoView({ block: 'nearest' });
    return { number: 0, count: quoted.length };
  }

  const walking = () => walk.key !== null;

  window.corpus = { ...window.corpus, passages: { show, next, clear, walking } };
})();
