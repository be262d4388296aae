/**
 * Requests to Corpus's own addresses in the admin.
 */
(() => {
  // Without it somebody logged out would be sent to the login page instead of being told.
  const AJAX = { 'X-Requested-With': 'XMLHttpRequest' };

  const server = {
    /** What is at the address, unless it still has the given ETag (status 304). */
    get(url, etag) {
      return fetch(url, { headers: etag ? { ...AJAX, 'If-None-Match': etag } : AJAX });
    },

    post(url, data = {}) {
      const { CSRF_HEADER_NAME, CSRF_TOKEN } = window.wagtailConfig;
      const headers = { ...AJAX, [CSRF_HEADER_NAME]: CSRF_TOKEN };
      return fetch(url, { method: 'POST', headers, body: new URLSearchParams(data) });
    },

    /** What a refusal says, or null when it is none of ours. */
    async messageOf(response) {
      try {
        return (await response.json()).message ?? null;
      } catch {
        return null;
      }
    },
  };

  window.corpus = { ...window.corpus, server };
})();
